// The fast reader and the explaining reader make the same records of every text, or the fast one gives up where the
// other has something to say. The first octet chooses the size of the blocks and the number of threads.

#include "../support/both_readers.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    namu::FastReadOptions options;
    options.threads = data[0] % 4 == 3 ? 2 : 1;
    options.block_octets = std::size_t{16} << (data[0] / 4 % 8);
    const std::string text{reinterpret_cast<const char*>(data) + 1, size - 1};
    const namu::Name origin = namu::Name::from_text("fuzz.Example.").value();

    const std::string difference = namu::testing::difference_of_readers(text, origin, options);
    if (!difference.empty()) {
        std::fprintf(stderr, "%s\n", difference.c_str());
        std::abort();
    }
    return 0;
}
