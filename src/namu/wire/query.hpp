#pragma once

#include "namu/base/bytes.hpp"
#include "namu/base/result.hpp"
#include "namu/wire/edns/opt_view.hpp"
#include "namu/wire/errc.hpp"
#include "namu/wire/header.hpp"
#include "namu/wire/name_view.hpp"
#include "namu/wire/opcode.hpp"
#include "namu/wire/rr_class.hpp"
#include "namu/wire/rr_type.hpp"

#include <cstddef>
#include <optional>

namespace namu {

/// A question that came to the server, parsed where it lies: it points into the message, never
/// allocates, and never reads beyond it.
///
/// A faulty message is a Query too, as far as it was understood: the FORMERR to it takes its id, its
/// question and its OPT from here.
class Query {
public:
    Query() noexcept = default;

    /// Reads a message. `fault()` tells what is wrong with it afterwards:
    /// cut_short (no header: nothing to answer), no_question, several_questions, bad_opt, and all
    /// that a name can be. A message of another opcode than QUERY is searched for its OPT only, and
    /// never faulty.
    static Query parse(Bytes message) noexcept;

    /// RFC 1035 §4.1.1: fewer than 12 octets, or a response. Such a message is never answered.
    [[nodiscard]] bool is_ignorable() const noexcept { return ignorable_; }
    [[nodiscard]] bool is_faulty() const noexcept { return fault_ != WireError{}; }
    [[nodiscard]] error_code fault() const noexcept
    {
        return is_faulty() ? make_error_code(fault_) : error_code{};
    }

    [[nodiscard]] HeaderView header() const noexcept { return HeaderView{message_}; }
    [[nodiscard]] Bytes message() const noexcept { return message_; }

    /// Nothing is asked, and nothing else is wrong: a client that wants a cookie may send that (RFC 7873 §5.4).
    [[nodiscard]] bool lacks_question() const noexcept { return lacks_question_; }
    /// False where the question could not be read; then name, type and class mean nothing.
    [[nodiscard]] bool has_question() const noexcept { return question_end_ != 0; }
    [[nodiscard]] NameView name() const noexcept { return name_; }
    [[nodiscard]] RRType type() const noexcept { return type_; }
    [[nodiscard]] RRClass rr_class() const noexcept { return rr_class_; }
    /// Offset of the octet behind the question section.
    [[nodiscard]] std::size_t question_end() const noexcept { return question_end_; }
    /// The question section as it came, case included (RFC 4343 §4.1).
    [[nodiscard]] Bytes question() const noexcept
    {
        return message_.subspan(header_octets, question_end_ - header_octets);
    }

    /// The EDNS part, where there is a well-formed one.
    [[nodiscard]] const std::optional<OptView>& opt() const noexcept { return opt_; }
    /// There is an OPT record, well formed or not: the answer has one too (RFC 6891 §7).
    [[nodiscard]] bool has_opt() const noexcept { return has_opt_; }

private:
    // WireError{} stands for none.
    WireError read_question() noexcept;
    WireError read_name(std::size_t& at) noexcept;
    [[nodiscard]] std::optional<std::size_t> find_records() const noexcept;
    WireError read_records(std::size_t at) noexcept;
    WireError read_opt(std::size_t owner_octets, bool is_additional, std::size_t& at) noexcept;

    Bytes message_;
    NameView name_;
    RRType type_{};
    RRClass rr_class_{};
    std::size_t question_end_ = 0;
    std::optional<OptView> opt_;
    WireError fault_{};
    bool has_opt_ = false;
    bool ignorable_ = true;
    bool lacks_question_ = false;
};

} // namespace namu
