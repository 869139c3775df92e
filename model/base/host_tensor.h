#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "model/base/dtype.h"

namespace orrery {

using Shape = std::vector<std::int64_t>;

/// Product of the sizes; 1 for a scalar. Sizes must not be negative.
std::int64_t elementCount(const Shape& shape);

/// "[2, 3]"
std::string toText(const Shape& shape);

/// Finished numbers in host memory: row-major, contiguous, little-endian; shared between threads and never written again.
class HostTensor {
public:
    HostTensor() = default;
    /// `data` must hold elementCount(shape) * itemSize(dtype) bytes and keeps its memory (a map, a vector) alive.
    HostTensor(DType dtype, Shape shape, std::shared_ptr<const std::byte> data)
        : dtype_(dtype), shape_(std::move(shape)), data_(std::move(data)) {}

    template <class T>
    static HostTensor of(Shape shape, std::vector<T> values) {
        auto owner = std::make_shared<std::vector<T>>(std::move(values));
        auto data = std::shared_ptr<const std::byte>(owner, reinterpret_cast<const std::byte*>(owner->data()));
        return {dtypeOf<T>(), std::move(shape), std::move(data)};
    }

    DType dtype() const { return dtype_; }
    const Shape& shape() const { return shape_; }
    std::int64_t size() const { return elementCount(shape_); }
    std::size_t bytes() const { return static_cast<std::size_t>(size()) * itemSize(dtype_); }
    const std::byte* data() const { return data_.get(); }
    const std::shared_ptr<const std::byte>& owner() const { return data_; }
    explicit operator bool() const { return data_ != nullptr; }

    /// Elements in row-major order. T must be the type that dtype() names and the memory aligned for it.
    template <class T>
    std::span<const T> values() const {
        return {reinterpret_cast<const T*>(data_.get()), static_cast<std::size_t>(size())};
    }

private:
    DType dtype_ = DType::Unknown;
    Shape shape_{0};
    std::shared_ptr<const std::byte> data_;
};

/// Every element as double, whatever the real type is (complex: the real part); for statistics and charts.
std::vector<double> toDoubles(const HostTensor& tensor);

}  // namespace orrery
