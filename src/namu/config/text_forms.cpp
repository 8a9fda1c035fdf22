#include "namu/config/text_forms.hpp"

namespace namu::config {
namespace {

template <typename T>
std::optional<T> if_good(const Result<T>& result)
{
    return result ? std::optional{*result} : std::nullopt;
}

} // namespace

std::optional<Path> TextForm<Path>::parse(const std::string& text, const Path& folder)
{
    // A NUL would end the path where the system reads it.
    if (text.empty() || text.find('\0') != std::string::npos)
        return std::nullopt;
    return folder / text;
}

std::optional<LogTarget> TextForm<LogTarget>::parse(const std::string& text, const Path& folder)
{
    if (text == "stderr")
        return LogTarget{LogTarget::Kind::standard_error};
    if (text == "journal")
        return LogTarget{LogTarget::Kind::journal};
    const auto file = TextForm<Path>::parse(text, folder);
    return file ? std::optional{LogTarget{LogTarget::Kind::file, *file}} : std::nullopt;
}

std::string TextForm<LogTarget>::print(const LogTarget& target)
{
    switch (target.kind) {
    case LogTarget::Kind::standard_error: return "stderr";
    case LogTarget::Kind::journal: return "journal";
    case LogTarget::Kind::file: break;
    }
    return target.file.string();
}

std::optional<Name> TextForm<Name>::parse(const std::string& text, const Path&)
{
    return if_good(Name::from_text(text));
}

std::optional<StoredName> TextForm<StoredName>::parse(const std::string& text, const Path& folder)
{
    const auto name = TextForm<Name>::parse(text, folder);
    return name ? std::optional<StoredName>{*name} : std::nullopt;
}

std::optional<net::Prefix> TextForm<net::Prefix>::parse(const std::string& text, const Path&)
{
    return if_good(net::Prefix::from_text(text));
}

std::optional<ListenAddress> TextForm<ListenAddress>::parse(const std::string& text, const Path&)
{
    const auto endpoint = net::Endpoint::from_text(text, 0);
    if (!endpoint)
        return std::nullopt;
    // A port that changes with the default is none of the text's.
    const bool has_port = net::Endpoint::from_text(text, 1)->port == endpoint->port;
    return ListenAddress{endpoint->address, has_port ? std::optional{endpoint->port} : std::nullopt};
}

std::string TextForm<ListenAddress>::print(const ListenAddress& address)
{
    return address.port ? net::Endpoint{address.address, *address.port}.to_text()
                        : address.address.to_string();
}

std::optional<net::Endpoint> TextForm<net::Endpoint>::parse(const std::string& text, const Path&)
{
    return if_good(net::Endpoint::from_text(text, default_port));
}

std::optional<RRType> TextForm<RRType>::parse(const std::string& text, const Path&)
{
    return rr_type_from_text(text);
}

std::optional<Rcode> TextForm<Rcode>::parse(const std::string& text, const Path&)
{
    return rcode_from_text(text);
}

} // namespace namu::config
