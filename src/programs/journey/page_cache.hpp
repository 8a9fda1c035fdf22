#pragma once

#include "namu/base/clock.hpp"

#include <map>
#include <string>

namespace namu::journey {

struct Page {
    std::string body;
    Clock::Time until; ///< it is fresh before that
};

/// The pages that a browser keeps, by their URLs without fragments. Bounded by what a journey visits.
class PageCache {
public:
    /// Also one that is too old; null where there is none.
    [[nodiscard]] const Page* find(const std::string& url) const
    {
        const auto found = pages_.find(url);
        return found == pages_.end() ? nullptr : &found->second;
    }
    void put(const std::string& url, Page page) { pages_[url] = std::move(page); }

private:
    std::map<std::string, Page> pages_;
};

} // namespace namu::journey
