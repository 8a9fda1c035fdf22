#include "programs/papers/write_papers.hpp"

#include "programs/commands.hpp"
#include "programs/papers/completion.hpp"

#include <fstream>
#include <stdexcept>

namespace namu::papers {
namespace {

namespace fs = std::filesystem;

void write(const fs::path& path, const std::string& text)
{
    fs::create_directories(path.parent_path());
    std::ofstream out{path, std::ios::binary};
    out << text;
    out.close();
    if (!out)
        throw std::runtime_error{"cannot write " + path.string()};
}

} // namespace

void write_papers(const fs::path& folder, const Edition& edition)
{
    const auto commands = all_commands();
    write(folder / "man/namu.1", overview_page(commands, edition));
    for (const Command* const command : commands) {
        const std::string name =
            "namu-" + std::string{command->name} + "." + std::to_string(man_section(command->name));
        write(folder / "man" / name, command_page(command->syntax(), commands, edition));
    }
    write(folder / "completions/namu.bash", bash_completion(commands));
    write(folder / "completions/_namu", zsh_completion(commands));
    write(folder / "completions/namu.fish", fish_completion(commands));
}

} // namespace namu::papers
