#include "app/cli/bench/torch_file.h"

#include <zlib.h>

#include <fstream>
#include <random>
#include <string>
#include <vector>

namespace orrery::cli {
namespace {

void put(std::string& bytes, std::uint64_t value, int size) {
    for (int i = 0; i < size; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xff);
}

/// Stored entries, elements on multiples of 64 bytes as torch lays them.
class ZipWriter {
public:
    explicit ZipWriter(const std::filesystem::path& file) : stream_(file, std::ios::binary | std::ios::trunc) {}

    void add(const std::string& name, const char* data, std::size_t size) {
        const auto checksum = crc32_z(0, reinterpret_cast<const Bytef*>(data), size);
        std::string common;  // what local and central header share
        for (const int part : {20, 0, 0, 0, 0x21}) put(common, static_cast<std::uint64_t>(part), 2);
        for (const std::uint64_t part : {std::uint64_t{checksum}, std::uint64_t{size}, std::uint64_t{size}}) put(common, part, 4);
        put(common, name.size(), 2);
        const std::uint64_t unpadded = offset_ + 30 + name.size() + 4;
        const std::uint64_t padding = (64 - unpadded % 64) % 64;
        std::string local = "PK\x03\x04" + common;
        put(local, 4 + padding, 2);
        local += name + "FB";
        put(local, padding, 2);
        local.append(padding, 'Z');
        central_ += std::string("PK\x01\x02") + std::string("\x14\0", 2) + common;
        for (const int size2 : {0, 0, 0, 0}) put(central_, static_cast<std::uint64_t>(size2), 2);
        put(central_, 0, 4);
        put(central_, offset_, 4);
        central_ += name;
        ++count_;
        write(local.data(), local.size());
        write(data, size);
    }
    void add(const std::string& name, const std::string& data) { add(name, data.data(), data.size()); }

    bool finish() {
        std::string end("PK\x05\x06");
        put(end, 0, 4);
        put(end, count_, 2);
        put(end, count_, 2);
        put(end, central_.size(), 4);
        put(end, offset_, 4);
        put(end, 0, 2);
        write(central_.data(), central_.size());
        write(end.data(), end.size());
        stream_.close();
        return bool(stream_);
    }

private:
    void write(const char* data, std::size_t size) {
        stream_.write(data, static_cast<std::streamsize>(size));
        offset_ += size;
    }
    std::ofstream stream_;
    std::string central_;
    std::uint64_t offset_ = 0, count_ = 0;
};

void text(std::string& pickle, const std::string& value) {
    pickle += 'X';
    put(pickle, value.size(), 4);
    pickle += value;
}

void number(std::string& pickle, std::int64_t value) {
    pickle += 'J';
    put(pickle, static_cast<std::uint64_t>(value), 4);
}

/// {"t0": tensor over storage "0", ...} in protocol 2, as torch.save() pickles it.
std::string pickled(int tensors, std::int64_t numbers) {
    std::string pickle = "\x80\x02}(";
    for (int i = 0; i < tensors; ++i) {
        text(pickle, "t" + std::to_string(i));
        pickle += "ctorch._utils\n_rebuild_tensor_v2\n((";
        text(pickle, "storage");
        pickle += "ctorch\nFloatStorage\n";
        text(pickle, std::to_string(i));
        text(pickle, "cpu");
        number(pickle, numbers);
        pickle += "tQ";
        number(pickle, 0);
        number(pickle, numbers);
        pickle += "\x85";
        number(pickle, 1);
        pickle += "\x85\x89" "ccollections\nOrderedDict\n)RtR";
    }
    return pickle + "u.";
}

}  // namespace

Result<void> writeTorchFile(const std::filesystem::path& file, int tensors, std::int64_t numbers) {
    ZipWriter zip(file);
    zip.add("bench/data.pkl", pickled(tensors, numbers));
    std::vector<float> values(static_cast<std::size_t>(numbers));
    std::minstd_rand random(7);
    for (float& value : values) value = static_cast<float>(random()) / static_cast<float>(random.max());
    for (int i = 0; i < tensors; ++i) {
        values[0] = static_cast<float>(i);  // no two storages are equal
        zip.add("bench/data/" + std::to_string(i), reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float));
    }
    zip.add("bench/version", "3\n");
    zip.add("bench/byteorder", "little");
    if (zip.finish()) return {};
    return Error{Error::Kind::Device, "the file cannot be written", file.string(), "write", "check the free space of the temporary folder"};
}

}  // namespace orrery::cli
