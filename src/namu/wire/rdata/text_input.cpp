#include "namu/wire/rdata/text_input.hpp"

#include "namu/base/did_you_mean.hpp"
#include "namu/wire/rdata/rules.hpp"

#include <utility>

namespace namu::rdata {

const TextToken* TextInput::take_text()
{
    if (at_end()) {
        fail_missing();
        return nullptr;
    }
    return &tokens_[position_++];
}

const TextToken* TextInput::take_word()
{
    const auto* const token = take_text();
    if (token == nullptr || (!token->quoted && !token->holds_quotes))
        return token;
    if (token->quoted)
        fail(unexpected_quotes, subject() + " stands in quotes", "write it without quotes");
    else
        fail(unexpected_quotes, subject() + ' ' + quoted(token->text) + " has quotes inside",
             "leave them out; one that belongs to a name is written as `\\\"`");
    return nullptr;
}

bool TextInput::fail(const DiagnosticRule& rule, std::string message, std::string hint)
{
    return fail_at(position_ == 0 ? 0 : position_ - 1, rule, std::move(message), std::move(hint));
}

bool TextInput::fail_at(std::size_t token, const DiagnosticRule& rule, std::string message, std::string hint)
{
    error_ = TextError{&rule, token, 0, std::move(message), std::move(hint)};
    return false;
}

bool TextInput::fail_missing()
{
    return fail_at(tokens_.size(), rules().missing_field,
                   to_text(type_) + " ends before its " + std::string{field_.name}, form());
}

std::string TextInput::subject() const
{
    return to_text(type_) + ' ' + std::string{field_.name};
}

std::string TextInput::form() const
{
    const auto* const schema = find_schema(type_);
    if (schema == nullptr)
        return to_text(type_) + " takes the generic form: \\# length hex-digits";
    std::string text = to_text(type_) + " takes: ";
    for (std::string_view separator; const auto& field : schema->fields()) {
        text.append(separator).append(field.name);
        separator = ", ";
    }
    return text;
}

std::string quoted(std::string_view text)
{
    constexpr std::size_t longest = 48;
    const bool cut = text.size() > longest;
    return '`' + std::string{text.substr(0, longest)} + (cut ? "...`" : "`");
}

std::string suggestion(std::string_view written, std::span<const std::string_view> candidates)
{
    const auto found = did_you_mean(written, candidates);
    return found.empty() ? std::string{} : "did you mean " + quoted(found) + "?";
}

} // namespace namu::rdata
