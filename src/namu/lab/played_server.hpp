#pragma once

#include "namu/answer/responder.hpp"
#include "namu/base/clock.hpp"
#include "namu/lab/fault/fault_set.hpp"
#include "namu/lab/journal/journal.hpp"
#include "namu/lab/lab_plan.hpp"
#include "namu/lab/question_port.hpp"
#include "namu/lab/source_ports.hpp"

#include <memory>
#include <string>

namespace namu::lab {

/// What all servers of a lab share.
struct Stage {
    Clock clock;
    AnswerSettings answers;
    Responder responder{answers};
    resolve::RootHints hints;
    FaultSet faults;
    Journal journal;
    std::shared_ptr<SourcePorts> nearest =
        std::make_shared<SourcePorts>(); ///< where the nearest server asks from
    /// Of the message in hand; not cleared, so that what is not used costs nothing.
    std::unique_ptr<std::uint8_t[]> room = std::make_unique_for_overwrite<std::uint8_t[]>(max_message_octets);
};

/// One server of a lab: answers from its zones as `serve` does, then does the faults that are meant for the question, and
/// notes both.
class PlayedServer {
public:
    /// Answers on these sockets until it is destroyed. The stage outlives it.
    PlayedServer(Stage& stage, std::shared_ptr<QuestionPort> port);
    ~PlayedServer();
    PlayedServer(const PlayedServer&) = delete;
    PlayedServer& operator=(const PlayedServer&) = delete;

    /// The server that it is from now on, with these zones; until then it refuses all questions.
    void play(LabServer server, Catalog zones);
    [[nodiscard]] const LabServer& server() const noexcept { return server_; }
    [[nodiscard]] const Catalog& zones() const noexcept { return zones_; }
    [[nodiscard]] const net::Endpoint& endpoint() const noexcept { return port_->endpoint(); }

    /// The zone of its own that a name belongs to; null: none.
    [[nodiscard]] const StoredName* zone_of(NameView name, RRType type) const noexcept;

private:
    void take(Bytes question, const Client& client, const SendReply& send);
    Delivery answer(Bytes question, const Client& client);
    [[nodiscard]] JournalEntry note(Bytes question, const Query& query, const Client& client) const;

    Stage& stage_;
    std::shared_ptr<QuestionPort> port_;
    LabServer server_;
    Catalog zones_;
};

} // namespace namu::lab
