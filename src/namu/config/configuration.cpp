#include "namu/config/configuration.hpp"

namespace namu::config {
namespace {

std::vector<std::string> texts_of(const std::vector<Path>& paths)
{
    std::vector<std::string> texts;
    for (const Path& path : paths)
        texts.push_back(path.string());
    return texts;
}

} // namespace

ZoneArguments zone_arguments(const Configuration& configuration)
{
    ZoneArguments arguments{.paths = texts_of(configuration.zones),
                            .origin = configuration.origin,
                            .lists = texts_of(configuration.zone_lists)};
    for (const ZoneSettings& zone : configuration.zone) {
        if (zone.file)
            arguments.named.push_back({zone.file->string(), zone.name});
    }
    return arguments;
}

ZoneArguments zone_arguments(const ViewSettings& view)
{
    return {.paths = texts_of(view.zones), .lists = texts_of(view.zone_lists)};
}

net::Endpoint endpoint_of(const ListenSettings& listen, const Configuration& configuration)
{
    return {listen.address.address, listen.address.port.value_or(configuration.port)};
}

} // namespace namu::config
