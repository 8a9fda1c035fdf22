// The newer interface of OpenSSL 3.0 takes memory from the heap for each digest; this one does not.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "namu/crypto/sha1.hpp"

#include <openssl/sha.h>

namespace namu {

Sha1Digest sha1(Bytes first, Bytes second) noexcept
{
    SHA_CTX context;
    Sha1Digest digest;
    SHA1_Init(&context);
    SHA1_Update(&context, first.data(), first.size());
    SHA1_Update(&context, second.data(), second.size());
    SHA1_Final(digest.data(), &context);
    return digest;
}

} // namespace namu
