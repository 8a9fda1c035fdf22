#include "bench/questions/questions.hpp"

#include "namu/wire/message.hpp"
#include "namu/wire/query_writer.hpp"

#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>

namespace namu::bench {
namespace {

Question read_question(const std::string& line, const std::string& place)
{
    std::istringstream words{line};
    std::string name_text;
    std::string type_text;
    words >> name_text >> type_text;
    const auto name = Name::from_text(name_text);
    const auto type = rr_type_from_text(type_text);
    if (!name || !type)
        throw std::runtime_error{place + ": a name and a type are expected, not: " + line};
    return {*name, *type, RRClass::IN};
}

std::optional<Opt> opt_of(const QuestionForm& form)
{
    if (!form.edns)
        return std::nullopt;
    Opt opt;
    opt.payload_size = form.payload;
    opt.flags = form.dnssec ? Opt::dnssec_ok_flag : std::uint16_t{0};
    return opt;
}

} // namespace

Questions Questions::read(const std::string& path, const QuestionForm& form)
{
    std::ifstream file{path};
    if (!file)
        throw std::runtime_error{path + ": cannot be read"};
    Questions questions;
    const auto opt = opt_of(form);
    std::size_t number = 0;
    for (std::string line; questions.size() < form.limit && std::getline(file, line);) {
        ++number;
        if (line.empty() || line[0] == ';' || line[0] == '#')
            continue;
        const auto question = read_question(line, path + ':' + std::to_string(number));
        const auto message = write_query(0, 0, question, opt);
        questions.octets_.insert(questions.octets_.end(), message.begin(), message.end());
        questions.begins_.push_back(questions.octets_.size());
    }
    if (questions.size() == 0)
        throw std::runtime_error{path + ": there is no question in it"};
    return questions;
}

} // namespace namu::bench
