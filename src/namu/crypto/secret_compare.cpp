#include "namu/crypto/secret_compare.hpp"

#include <openssl/crypto.h>

namespace namu {

bool equal_secretly(Bytes a, Bytes b) noexcept
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace namu
