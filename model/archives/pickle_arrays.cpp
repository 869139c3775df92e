// Numpy arrays and numbers: which calls they are written as (datasets.md 2.3).
#include "model/archives/numpy_type.h"
#include "model/archives/pickle.h"
#include "model/archives/pickle_meaning.h"
#include "model/archives/pickle_text.h"
#include "model/archives/strided.h"

namespace orrery::pickle {
namespace {

class ArrayReader {
public:
    ArrayReader(const Document& document, const std::string& where) : document_(document), where_(where) {}

    /// Nothing when the call is none of numpy's.
    std::optional<Array> make(const Object& object) const {
        if (object.name == "numpy.core.multiarray._reconstruct" || object.name == "numpy.ndarray") return fromState(object);
        if (object.name == "numpy.core.multiarray.scalar") return scalar(object);
        if (object.name == "numpy.core.numeric._frombuffer") return fromBuffer(object);
        return std::nullopt;
    }

private:
    Array failed(std::string code, std::string message) const {
        Array array;
        array.error = fileError(std::move(code), std::move(message), where_);
        return array;
    }

    /// numpy.dtype("f4", False, True) with the state (3, "<", None, None, None, item size, ...), or an error in the array.
    std::optional<NumpyType> typeOf(Id id, Array& array) const {
        const Node& node = document_.at(id);
        const Object* object = node.kind == Kind::Object ? &document_.object(node) : nullptr;
        if (!object || object->name != "numpy.dtype" || object->args.empty() || document_.at(object->args[0]).kind != Kind::Text) {
            array.error = fileError("corrupt", "an array without an element type", where_);
            return std::nullopt;
        }
        const std::string_view text = document_.at(object->args[0]).text;
        auto type = parseNumpyType(text);
        if (!type) {
            array.error = fileError("unsupported", "element type " + toUtf8(text.substr(0, 40)) + " is not known", where_);
            return std::nullopt;
        }
        if (object->state != kAbsent) {
            const auto& state = document_.at(object->state).items;
            if (state.size() > 1 && document_.at(state[1]).text == ">") type->bigEndian = true;
        }
        return type;
    }

    Array fromState(const Object& object) const {
        if (object.state == kAbsent) return failed("corrupt", "an array without content");
        const Node& state = document_.at(object.state);
        if (state.kind != Kind::Tuple || state.items.size() != 5) return failed("corrupt", "an array with a wrong state");
        auto shape = toShape(document_, state.items[1]);
        if (!shape) return failed("corrupt", "an array with a wrong state");
        const Node& fortran = document_.at(state.items[3]);
        return fill(*std::move(shape), state.items[2], fortran.kind == Kind::Bool && fortran.integer != 0, document_.at(state.items[4]));
    }

    Array fromBuffer(const Object& object) const {
        auto shape = object.args.size() > 2 ? toShape(document_, object.args[2]) : std::nullopt;
        if (!shape) return failed("corrupt", "an array with wrong arguments");
        const bool fortran = object.args.size() > 3 && document_.at(object.args[3]).text == "F";
        return fill(*std::move(shape), object.args[1], fortran, document_.at(object.args[0]));
    }

    Array scalar(const Object& object) const {
        if (object.args.size() < 2) return failed("corrupt", "a number without content");
        Array array = fill({}, object.args[0], false, document_.at(object.args[1]), "corrupt");
        array.isScalar = true;
        return array;
    }

    Array fill(Shape shape, Id type, bool fortran, const Node& data, const char* tooShort = "out_of_bounds") const {
        Array array;
        const auto numpyType = typeOf(type, array);
        array.shape = std::move(shape);
        if (!numpyType) return array;
        array.dtype = numpyType->dtype;
        array.itemSize = numpyType->itemSize;
        array.bigEndian = numpyType->bigEndian;
        array.isText = numpyType->isText;
        array.isObjects = numpyType->isObject;
        array.fortran = fortran;
        const auto count = checkedCount(array.shape);
        const auto fail = [&](const char* code, std::string message) {
            array.error = fileError(code, std::move(message), where_);
            return array;
        };
        if (!count) return fail("out_of_bounds", "an array of negative or impossible size " + toText(array.shape));
        if (array.isObjects) {
            if (data.kind != Kind::List) return fail("corrupt", "an object array cannot come from bytes");
            if (static_cast<std::uint64_t>(*count) != data.items.size()) return fail("corrupt", "an object array with a wrong number of values");
            array.objects = data.items;
            return array;
        }
        if (data.kind != Kind::Bytes) return fail("corrupt", "an array whose content is not bytes");
        const auto needed = static_cast<Wide>(*count) * array.itemSize;
        const std::string there = std::to_string(data.text.size()) + " are there";
        if (needed > static_cast<Wide>(data.text.size())) return fail(tooShort, "an array of shape " + toText(array.shape) + " needs more bytes than " + there);
        if (needed < static_cast<Wide>(data.text.size())) return fail("corrupt", "an array of shape " + toText(array.shape) + " needs fewer bytes than " + there);
        array.data = data.text;
        return array;
    }

    const Document& document_;
    const std::string& where_;
};

}  // namespace

void interpretArrays(Document& document, const std::string& where) {
    const ArrayReader reader(document, where);
    for (Node& node : document.nodes) {
        if (node.kind != Kind::Object) continue;
        auto array = reader.make(document.object(node));
        if (!array) continue;
        document.arrays.push_back(*std::move(array));
        node.kind = Kind::Array;
        node.integer = static_cast<std::int64_t>(document.arrays.size() - 1);
    }
}

Result<HostTensor> values(const Document& document, const Array& array, const std::string& where) {
    if (array.error) return *array.error;
    if (array.isObjects || array.isText) return fileError("unsupported", "an array of texts or objects holds no numbers", where);
    const auto* data = reinterpret_cast<const std::byte*>(array.data.data());
    const SharedBytes bytes{std::shared_ptr<const std::byte>(document.source.data, data), array.data.size()};
    // decoded texts live in the document, which the result must not depend on
    const bool inSource = data >= document.source.data.get() && data < document.source.data.get() + document.source.size;
    const SharedBytes owned = inSource || array.data.empty() ? bytes : SharedBytes::of(std::string(array.data));
    return gather(owned, {array.dtype, array.shape, denseStrides(array.shape, array.fortran), 0, array.bigEndian, false, false}, where);
}

}  // namespace orrery::pickle
