#pragma once

#include "namu/control/conversation.hpp"
#include "namu/lab/lab.hpp"
#include "namu/wire/message.hpp"
#include "programs/control_request.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

namespace namu {

/// What `namu ctl` may ask of a running lab. A request is `{"command": "fault", "words": ["add", "drop", "zone=com"]}`; the
/// answer has a member `text` for people beside those for programs.
class LabControl {
public:
    /// What only the program around the lab can do.
    struct Session {
        std::string folder;
        std::function<std::string()> reload; ///< what it says of it
        std::function<bool()> is_loaded;     ///< whether the last one went well
        std::function<void()> stop;
        std::optional<std::uint16_t> web_port = {}; ///< where it serves web pages
    };

    /// The lab outlives it.
    LabControl(lab::Lab& lab, Session session) : lab_{lab}, session_{std::move(session)} {}

    void take(const boost::json::object& request, const std::shared_ptr<control::Conversation>& client);

private:
    using Words = std::vector<std::string>;
    using Client = std::shared_ptr<control::Conversation>;
    static const std::vector<ControlCommand<LabControl>>& commands();

    void status(const Words& words, const Client& client);
    void hints(const Words& words, const Client& client);
    void journal(const Words& words, const Client& client);
    void follow_journal(const Client& client);
    void fault(const Words& words, const Client& client);
    void add_fault(const std::string& text, const Client& client);
    void list_faults(const Client& client);
    void clear_faults(const Words& words, const Client& client);
    void cache(const Words& words, const Client& client);
    void expect(const Words& words, const Client& client);
    void explain(const Words& words, const Client& client);
    [[nodiscard]] std::vector<const lab::FaultSet::Entry*>
    faults_for(const lab::PlayedServer& server, const Question& question, Transport transport) const;
    void reload(const Words& words, const Client& client);
    void stop(const Words& words, const Client& client);

    lab::Lab& lab_;
    Session session_;
};

} // namespace namu
