#pragma once

#include "namu/http/message.hpp"

#include <functional>
#include <map>
#include <string>

namespace namu::http {

/// Pages by path. What is not there is 404, methods other than GET and HEAD are 405.
class Router {
public:
    using Page = std::function<Reply(const Request&)>;

    void add(std::string path, Page page) { pages_.insert_or_assign(std::move(path), std::move(page)); }

    [[nodiscard]] Reply operator()(const Request& request) const;

private:
    std::map<std::string, Page, std::less<>> pages_;
};

} // namespace namu::http
