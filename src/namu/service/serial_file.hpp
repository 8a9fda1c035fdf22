#pragma once

#include "namu/load/serial_book.hpp"

#include <string>
#include <utility>
#include <vector>

namespace namu::service {

/// What was found of serials that were served before.
struct SerialFile {
    std::vector<std::pair<StoredName, SerialBook::Entry>> entries;
    std::string
        trouble; ///< why they could not be read, in words; empty where they could, or were never written
};

/// Reads what `write_serials` wrote. A file that was damaged is as good as none, and `trouble` says so.
[[nodiscard]] SerialFile read_serials(const std::string& path);

/// Writes a book, all at once; empty, or what went wrong in words. The folder must be there.
[[nodiscard]] std::string write_serials(const std::string& path, const SerialBook& book);

} // namespace namu::service
