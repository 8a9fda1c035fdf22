#include "programs/journey/url_steps.hpp"

#include <string>

namespace namu::journey {
namespace {

void add_text(Step& step, FactName name, const std::string& text)
{
    if (!text.empty())
        step.add(name, text);
}

Phrase meaning_of(PathForm form)
{
    switch (form) {
    case PathForm::omitted: return Phrase::path_omitted;
    case PathForm::directory: return Phrase::path_directory;
    case PathForm::file: return Phrase::path_file;
    case PathForm::no_extension: return Phrase::path_no_extension;
    }
    return Phrase::path_file;
}

Phrase use_of(Scheme scheme)
{
    switch (scheme) {
    case Scheme::ftp: return Phrase::would_ftp;
    case Scheme::file: return Phrase::would_file;
    case Scheme::mailto: return Phrase::would_mailto;
    default: return Phrase::would_news;
    }
}

} // namespace

Step url_step(const UrlParts& url)
{
    Step step{StepKind::url};
    step.add(FactName::url, url.without_password).add(FactName::scheme, std::string{to_text(url.scheme)});
    if (url.user)
        step.add(FactName::user, *url.user);
    if (url.password)
        step.add(FactName::password, std::string{"********"});
    add_text(step, FactName::mailbox, url.mailbox);
    add_text(step, url.scheme == Scheme::mailto ? FactName::domain : FactName::host, url.host);
    const bool has_server = url.scheme == Scheme::http || url.scheme == Scheme::ftp;
    if (url.port || has_server)
        step.add_number(FactName::port, url.port.value_or(default_port(url.scheme)));
    add_text(step, FactName::newsgroup, url.newsgroup);
    add_text(step, FactName::path, url.path);
    add_text(step, FactName::file, url.file);
    add_text(step, FactName::extension, url.extension);
    if (url.query)
        step.add(FactName::query, *url.query);
    if (url.fragment)
        step.add(FactName::fragment, *url.fragment);
    return step;
}

Step other_scheme_step(const UrlParts& url)
{
    return Step{StepKind::other_scheme}.add(FactName::browser_would, use_of(url.scheme));
}

Step target_step(const UrlParts& url)
{
    return Step{StepKind::target}
        .add(FactName::target, url.target)
        .add(FactName::meaning, meaning_of(url.path_form));
}

} // namespace namu::journey
