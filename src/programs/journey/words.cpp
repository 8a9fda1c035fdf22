#include "programs/journey/words.hpp"

#include "programs/journey/word_table.hpp"

#include <array>
#include <cstddef>

namespace namu::journey {
namespace {

// clang-format off
constexpr auto facts = std::to_array<FactWords>({
    {FactName::url, "url", {"URL", "URL"}},
    {FactName::scheme, "scheme", {"scheme", "스킴"}},
    {FactName::user, "user", {"user", "사용자"}},
    {FactName::password, "password", {"password", "비밀번호"}},
    {FactName::host, "host", {"host", "호스트"}},
    {FactName::port, "port", {"port", "포트"}},
    {FactName::port_here, "port_here", {"port here", "여기서 쓰는 포트"}},
    {FactName::path, "path", {"path", "경로"}},
    {FactName::file, "file", {"file", "파일"}},
    {FactName::extension, "extension", {"extension", "확장자"}},
    {FactName::query, "query", {"query", "쿼리"}},
    {FactName::fragment, "fragment", {"fragment", "프래그먼트"}},
    {FactName::mailbox, "mailbox", {"mailbox", "사서함"}},
    {FactName::domain, "domain", {"domain", "도메인"}},
    {FactName::newsgroup, "newsgroup", {"newsgroup", "뉴스그룹"}},
    {FactName::browser_would, "browser_would", {"a browser", "브라우저는"}},
    {FactName::target, "target", {"target", "요청 대상"}},
    {FactName::meaning, "meaning", {"meaning", "뜻"}},
    {FactName::page_cache, "page_cache", {"page cache", "페이지 캐시"}},
    {FactName::host_cache, "host_cache", {"host-name cache", "호스트 이름 캐시"}},
    {FactName::addresses, "addresses", {"addresses", "주소"}},
    {FactName::seconds_left, "seconds_left", {"holds for", "남은 시간"}},
    {FactName::server, "server", {"server", "서버"}},
    {FactName::client, "client", {"client", "클라이언트"}},
    {FactName::transport, "transport", {"transport", "전송"}},
    {FactName::descriptor, "descriptor", {"descriptor", "디스크립터"}},
    {FactName::octets, "octets", {"size", "크기"}},
    {FactName::hex, "hex", {"octets", "바이트"}},
    {FactName::message, "message", {"which means", "풀이"}},
    {FactName::zone, "zone", {"zone", "존"}},
    {FactName::nearest_known, "nearest_known", {"begins at", "시작하는 존"}},
    {FactName::question, "question", {"question", "질문"}},
    {FactName::rcode, "rcode", {"status", "응답 코드"}},
    {FactName::child, "child", {"referral to", "위임된 존"}},
    {FactName::records, "records", {"records", "레코드"}},
    {FactName::alias, "alias", {"alias", "별칭"}},
    {FactName::alias_of, "alias_of", {"of", "원래 이름"}},
    {FactName::why, "why", {"why", "까닭"}},
    {FactName::nearest_cache, "nearest_cache", {"nearest server", "가까운 서버"}},
    {FactName::browser_cache, "browser_cache", {"browser", "브라우저"}},
    {FactName::address, "address", {"address", "주소"}},
    {FactName::prefix, "prefix", {"prefix", "프리픽스"}},
    {FactName::mask, "mask", {"mask", "마스크"}},
    {FactName::network_part, "network_part", {"network part", "네트워크 부분"}},
    {FactName::host_part, "host_part", {"host part", "호스트 부분"}},
    {FactName::method, "method", {"method", "메서드"}},
    {FactName::properties, "properties", {"which is", "성질"}},
    {FactName::request, "request", {"request", "요청"}},
    {FactName::status, "status", {"status", "상태"}},
    {FactName::status_class, "status_class", {"class", "종류"}},
    {FactName::response, "response", {"response", "응답"}},
    {FactName::body, "body", {"body", "본문"}},
    {FactName::location, "location", {"location", "옮겨 간 곳"}},
    {FactName::kept_seconds, "kept_seconds", {"kept for", "보관 시간"}},
    {FactName::not_kept, "not_kept", {"not kept", "보관 안 함"}},
    {FactName::detail, "detail", {"exactly", "자세히"}},
    {FactName::microseconds, "microseconds", {"time", "걸린 시간"}},
});

constexpr auto phrases = std::to_array<PhraseWords>({
    {Phrase::path_omitted, "preset-file-of-host",
     {"no path: the server takes its preset file", "경로가 없으므로 서버가 미리 정해 둔 파일을 고른다"}},
    {Phrase::path_directory, "preset-file-of-directory",
     {"a directory: the server takes the preset file in it", "디렉터리이므로 서버가 그 안에서 미리 정해 둔 파일을 고른다"}},
    {Phrase::path_file, "file", {"the file of that name", "그 이름의 파일"}},
    {Phrase::path_no_extension, "directory-or-file",
     {"no extension: a directory, if there is one of that name, or else a file",
      "확장자가 없으므로, 그 이름의 디렉터리가 있으면 디렉터리이고 없으면 파일이다"}},
    {Phrase::would_ftp, "ftp",
     {"would log in at that port of the host and fetch the file by FTP",
      "호스트의 그 포트에 로그인하여 FTP로 파일을 가져온다"}},
    {Phrase::would_file, "file",
     {"would open the file on this very machine, and ask nobody", "아무에게도 묻지 않고 바로 이 컴퓨터의 파일을 연다"}},
    {Phrase::would_mailto, "mailto",
     {"would open a mail program, whose server then asks DNS for the MX records of the domain",
      "메일 프로그램을 열고, 메일 서버는 DNS에 그 도메인의 MX 레코드를 묻는다"}},
    {Phrase::would_news, "news",
     {"would ask the news server of its user for that group: the URL names no host",
      "URL에 호스트가 없으므로 사용자가 정해 둔 뉴스 서버에서 그 그룹을 찾는다"}},
    {Phrase::page_unknown, "unknown", {"does not have the page", "그 페이지가 없다"}},
    {Phrase::page_fresh, "fresh", {"has the page, and it is fresh", "아직 유효한 페이지가 있다"}},
    {Phrase::page_stale, "stale", {"has the page, but it is too old", "페이지가 있지만 너무 오래되었다"}},
    {Phrase::host_unknown, "unknown", {"does not know the name", "그 이름을 모른다"}},
    {Phrase::host_known, "known", {"knows the address", "주소를 알고 있다"}},
    {Phrase::host_denied, "denied",
     {"knows that the name has no address", "그 이름에 주소가 없다는 것을 알고 있다"}},
    {Phrase::host_not_needed, "not-needed",
     {"not needed: the host is an address", "호스트가 이미 주소이므로 필요 없다"}},
    {Phrase::get_properties, "safe-idempotent-cacheable", {"safe, idempotent, cacheable", "안전, 멱등, 캐시 가능"}},
    {Phrase::class_information, "information", {"1xx: information", "1xx: 정보"}},
    {Phrase::class_success, "success", {"2xx: success", "2xx: 성공"}},
    {Phrase::class_redirection, "redirection", {"3xx: look elsewhere", "3xx: 다른 곳으로 이동"}},
    {Phrase::class_client_error, "client-error", {"4xx: a mistake of the client", "4xx: 클라이언트의 잘못"}},
    {Phrase::class_server_error, "server-error", {"5xx: a failure of the server", "5xx: 서버의 실패"}},
    {Phrase::server_forbids, "not-allowed",
     {"the server does not say for how long", "서버가 보관해도 되는 시간을 알려 주지 않았다"}},
    {Phrase::no_such_name, "no-such-name", {"there is no such name", "그런 이름이 없습니다"}},
    {Phrase::no_address, "no-address", {"the name has no address", "그 이름에는 주소가 없습니다"}},
    {Phrase::no_dns_answer, "no-dns-answer",
     {"the nearest server found no answer; is the lab running, and at the place that --root or --hints tell?",
      "가장 가까운 서버가 답을 찾지 못했습니다. 랩이 실행 중인지, --root나 --hints가 가리키는 곳이 맞는지 확인하십시오"}},
    {Phrase::dns_silent, "dns-silent",
     {"the nearest server sent no answer in time; --time gives it longer",
      "가장 가까운 서버가 제때 응답하지 않았습니다. --time으로 더 오래 기다릴 수 있습니다"}},
    {Phrase::refused, "connection-refused",
     {"nobody listens there; is the lab running with --web, and on the port that --web-port tells?",
      "그곳에서 듣고 있는 서버가 없습니다. 랩을 --web으로 실행했는지, --web-port의 포트가 맞는지 확인하십시오"}},
    {Phrase::connect_timed_out, "connect-timed-out",
     {"nobody answered in time", "제때 응답하는 서버가 없습니다"}},
    {Phrase::unreachable, "unreachable", {"there is no way to that address", "그 주소로 갈 수 없습니다"}},
    {Phrase::response_timed_out, "response-timed-out",
     {"the server did not finish its response in time", "서버가 제때 응답을 마치지 못했습니다"}},
    {Phrase::no_http, "no-http",
     {"what the server sent is no HTTP response that can be taken", "서버가 보낸 것은 받아들일 수 있는 HTTP 응답이 아닙니다"}},
    {Phrase::closed_early, "closed-early",
     {"the connection broke before the response was complete", "응답을 다 받기 전에 연결이 끊어졌습니다"}},
    {Phrase::too_many_redirects, "too-many-redirects",
     {"five redirects in a row, and no page", "다섯 번을 따라갔지만 페이지가 없습니다"}},
    {Phrase::redirect_elsewhere, "redirect-not-followed",
     {"the redirect leads to no http URL", "옮겨 간 곳이 http URL이 아닙니다"}},
});

/// In the order of Visit.
constexpr std::array<Bilingual, 3> visits{{
    {"First visit: nobody knows anything yet", "첫 번째 방문: 아직 아무도 아는 것이 없다"},
    {"Second visit: the same browser once more", "두 번째 방문: 같은 브라우저로 다시 찾아간다"},
    {"Third visit: another browser, the same nearest server", "세 번째 방문: 다른 브라우저이지만 가장 가까운 서버는 같다"},
}};
// clang-format on

static_assert(is_in_order(facts, &FactWords::name) &&
              facts.size() == static_cast<std::size_t>(FactName::microseconds) + 1);
static_assert(is_in_order(phrases, &PhraseWords::phrase) &&
              phrases.size() == static_cast<std::size_t>(Phrase::redirect_elsewhere) + 1);

} // namespace

const FactWords& words_for(FactName name) noexcept
{
    return facts[static_cast<std::size_t>(name)];
}

const PhraseWords& words_for(Phrase phrase) noexcept
{
    return phrases[static_cast<std::size_t>(phrase)];
}

Bilingual title_of(Visit visit) noexcept
{
    return visits[static_cast<std::size_t>(visit)];
}

} // namespace namu::journey
