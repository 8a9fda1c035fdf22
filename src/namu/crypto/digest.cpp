#include "namu/crypto/digest.hpp"

#include <array>
#include <stdexcept>
#include <string>

#include <openssl/evp.h>

namespace namu {
namespace {

struct AlgorithmFact {
    const char* name;
    std::size_t octets;
};

// In the order of DigestAlgorithm.
constexpr std::array<AlgorithmFact, 4> facts{{{"SHA1", 20}, {"SHA256", 32}, {"SHA384", 48}, {"SHA512", 64}}};

const AlgorithmFact& fact(DigestAlgorithm algorithm) noexcept
{
    return facts[static_cast<std::size_t>(algorithm)];
}

struct FreeDigest {
    void operator()(EVP_MD* digest) const noexcept { EVP_MD_free(digest); }
};
struct FreeContext {
    void operator()(EVP_MD_CTX* context) const noexcept { EVP_MD_CTX_free(context); }
};

} // namespace

std::size_t digest_octets(DigestAlgorithm algorithm) noexcept
{
    return fact(algorithm).octets;
}

struct Digester::State {
    std::unique_ptr<EVP_MD, FreeDigest> digest;
    std::unique_ptr<EVP_MD_CTX, FreeContext> context;
};

Digester::Digester(DigestAlgorithm algorithm) : state_{std::make_unique<State>()}
{
    state_->digest.reset(EVP_MD_fetch(nullptr, fact(algorithm).name, nullptr));
    state_->context.reset(EVP_MD_CTX_new());
    if (!state_->digest || !state_->context ||
        EVP_DigestInit_ex2(state_->context.get(), state_->digest.get(), nullptr) != 1)
        throw std::runtime_error{std::string{"the crypto library has no "} + fact(algorithm).name};
}

Digester::~Digester() = default;
Digester::Digester(Digester&&) noexcept = default;
Digester& Digester::operator=(Digester&&) noexcept = default;

void Digester::update(Bytes octets) noexcept
{
    EVP_DigestUpdate(state_->context.get(), octets.data(), octets.size());
}

void Digester::finish(std::uint8_t* out) noexcept
{
    EVP_DigestFinal_ex(state_->context.get(), out, nullptr);
    // The same algorithm again: the context keeps its memory.
    EVP_DigestInit_ex2(state_->context.get(), nullptr, nullptr);
}

} // namespace namu
