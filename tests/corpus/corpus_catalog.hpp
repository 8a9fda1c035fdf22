#pragma once

#include "namu/wire/name.hpp"
#include "namu/wire/rr_type.hpp"
#include "namu/zone/catalog.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace namu::testing {

/// A name worth asking for, and the types that it has records of; none for an ancestor or a target.
struct KnownName {
    Name name;
    std::vector<RRType> types;
};

/// The zones of one file of the corpus, and the names in them.
struct CorpusCatalog {
    std::string title; ///< the name of the file without its ending
    Catalog zones;
    std::vector<KnownName> names; ///< owners, their ancestors, and names in RDATA, in canonical order
};

/// The files of tests/corpus/catalogs in order of their names.
[[nodiscard]] std::vector<std::filesystem::path> all_corpus_files();

/// Reads a file: master-file text below lines `zone: NAME`; `unloaded: NAME` stands for a zone that could not be
/// loaded. Throws std::invalid_argument where a text cannot be read.
[[nodiscard]] CorpusCatalog read_corpus_file(const std::filesystem::path& path);

} // namespace namu::testing
