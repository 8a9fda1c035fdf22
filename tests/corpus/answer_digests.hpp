#pragma once

#include "namu/base/bytes.hpp"
#include "namu/crypto/digest.hpp"

#include <cstddef>
#include <string>

namespace namu::testing {

/// What a run of answers was, in a line.
struct CorpusRecord {
    std::string title;
    std::size_t questions = 0;
    std::string octets_digest;  ///< SHA-256 of all answers as they are
    std::string content_digest; ///< the same with names decompressed, and owners in lower case
    std::size_t octets = 0;     ///< of all answers

    friend bool operator==(const CorpusRecord&, const CorpusRecord&) = default;
};

/// Gathers the answers to the questions of one catalog.
class AnswerDigests {
public:
    /// An empty one is silence.
    void add(Bytes answer);

    /// Begins anew.
    [[nodiscard]] CorpusRecord finish(std::string title);

private:
    Digester octets_{DigestAlgorithm::sha256};
    Digester content_{DigestAlgorithm::sha256};
    std::size_t count_ = 0;
    std::size_t size_ = 0;
};

} // namespace namu::testing
