#include "bench/support/text_sink.hpp"

#include <cerrno>
#include <exception>
#include <system_error>

namespace namu::bench {
namespace {

[[noreturn]] void fail(const std::string& path)
{
    throw std::system_error{errno, std::generic_category(), path};
}

} // namespace

TextSink::TextSink(const std::string& path) : path_{path}, file_{std::fopen(path.c_str(), "wb")}
{
    if (!file_)
        fail(path_);
    buffer_.reserve(piece_octets);
}

TextSink::~TextSink()
{
    try {
        close();
    } catch (const std::exception&) {
        // Who wants to know calls close.
    }
}

void TextSink::flush()
{
    if (std::fwrite(buffer_.data(), 1, buffer_.size(), file_.get()) != buffer_.size())
        fail(path_);
    buffer_.clear();
}

void TextSink::close()
{
    if (!file_)
        return;
    flush();
    if (std::fclose(file_.release()) != 0)
        fail(path_);
}

} // namespace namu::bench
