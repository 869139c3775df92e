#pragma once

#include <cstddef>
#include <list>
#include <map>
#include <utility>

namespace orrery {

/// Finished data by key under a limit of bytes; what was used longest ago goes first. Not thread-safe.
/// The newest entry always stays, also when it alone is larger than the limit.
template <class Key, class Value>
class ByteCache {
public:
    explicit ByteCache(std::size_t limitBytes) : limit_(limitBytes) {}

    /// The value and a new lease of life for it; a default Value when it is not there.
    Value use(const Key& key) {
        const auto found = places_.find(key);
        if (found == places_.end()) return {};
        entries_.splice(entries_.begin(), entries_, found->second);
        return found->second->value;
    }

    Value peek(const Key& key) const {
        const auto found = places_.find(key);
        return found == places_.end() ? Value{} : found->second->value;
    }

    bool contains(const Key& key) const { return places_.contains(key); }

    void put(const Key& key, Value value, std::size_t bytes) {
        erase(key);
        entries_.push_front({key, std::move(value), bytes});
        places_[key] = entries_.begin();
        used_ += bytes;
        while (used_ > limit_ && entries_.size() > 1) erase(Key(entries_.back().key));
    }

    void erase(const Key& key) {
        const auto found = places_.find(key);
        if (found == places_.end()) return;
        used_ -= found->second->bytes;
        entries_.erase(found->second);
        places_.erase(found);
    }

    void clear() {
        entries_.clear();
        places_.clear();
        used_ = 0;
    }

    std::size_t bytes() const { return used_; }
    std::size_t count() const { return entries_.size(); }

private:
    struct Entry {
        Key key;
        Value value;
        std::size_t bytes;
    };
    std::list<Entry> entries_;  // newest first
    std::map<Key, typename std::list<Entry>::iterator> places_;
    std::size_t limit_;
    std::size_t used_ = 0;
};

}  // namespace orrery
