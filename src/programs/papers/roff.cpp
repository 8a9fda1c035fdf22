#include "programs/papers/roff.hpp"

namespace namu::papers {
namespace {

class RoffWriter {
public:
    void put(char letter)
    {
        const bool begins_line = out_.empty() || out_.back() == '\n';
        if (begins_line && (letter == '.' || letter == '\''))
            out_ += "\\&";
        switch (letter) {
        case '\\': out_ += "\\e"; break;
        case '\'': out_ += "\\(aq"; break;
        case '^': out_ += "\\(ha"; break;
        case '~': out_ += "\\(ti"; break;
        case '"': out_ += "\\(dq"; break;
        default: out_ += letter;
        }
    }

    void put_minus() { out_ += "\\-"; }

    void toggle_bold()
    {
        is_bold_ = !is_bold_;
        out_ += is_bold_ ? "\\fB" : "\\fR";
    }

    [[nodiscard]] bool is_bold() const noexcept { return is_bold_; }
    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    std::string out_;
    bool is_bold_ = false;
};

/// A hyphen inside a word of English may become a longer one; the dashes of options may not.
bool is_hyphen(std::string_view text, std::size_t at) noexcept
{
    const auto is_letter = [&](std::size_t i) {
        return i < text.size() && ((text[i] >= 'a' && text[i] <= 'z') || (text[i] >= 'A' && text[i] <= 'Z'));
    };
    return at > 0 && is_letter(at - 1) && is_letter(at + 1);
}

bool is_in_option(std::string_view text, std::size_t at) noexcept
{
    const auto word = text.find_last_of(" `(\n", at);
    const std::size_t begin = word == std::string_view::npos ? 0 : word + 1;
    return text.substr(begin).starts_with("--");
}

} // namespace

std::string roff_text(std::string_view text)
{
    RoffWriter out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '`')
            out.toggle_bold();
        else if (text[i] == '-' && (out.is_bold() || !is_hyphen(text, i) || is_in_option(text, i)))
            out.put_minus();
        else
            out.put(text[i]);
    }
    if (out.is_bold())
        out.toggle_bold();
    return out.take();
}

std::string roff_literal(std::string_view word)
{
    RoffWriter out;
    for (const char letter : word) {
        if (letter == '-')
            out.put_minus();
        else
            out.put(letter);
    }
    return out.take();
}

} // namespace namu::papers
