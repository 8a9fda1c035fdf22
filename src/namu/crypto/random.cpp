#include "namu/crypto/random.hpp"

#include <stdexcept>

#include <openssl/rand.h>

namespace namu {

void fill_random(MutableBytes out)
{
    if (RAND_bytes(out.data(), static_cast<int>(out.size())) != 1)
        throw std::runtime_error{"the crypto library has no random octets"};
}

} // namespace namu
