#include "support/folder.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace namu::testing {

Folder::Folder() : path_{(std::filesystem::temp_directory_path() / "namu-test-XXXXXX").string()}
{
    if (mkdtemp(path_.data()) == nullptr)
        throw std::runtime_error{"no temporary folder"};
}

Folder::~Folder()
{
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string Folder::write(const std::string& name, std::string_view text) const
{
    const std::string file = path(name);
    std::filesystem::create_directories(std::filesystem::path{file}.parent_path());
    std::ofstream{file, std::ios::binary} << text;
    return file;
}

} // namespace namu::testing
