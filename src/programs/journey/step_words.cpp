#include "programs/journey/word_table.hpp"
#include "programs/journey/words.hpp"

#include <array>
#include <cstddef>

namespace namu::journey {
namespace {

// clang-format off
constexpr auto steps = std::to_array<StepWords>({
    {StepKind::url, "url",
     {"The browser reads the URL", "브라우저가 URL을 읽는다"},
     {"A URL says how to get something (the scheme), from whom (host and port) and what (the path). The browser takes "
      "it apart, since the name is for DNS, the port for TCP and the path for the web server.",
      "URL에는 어떤 방식으로(스킴), 누구에게서(호스트와 포트), 무엇을(경로) 가져올지가 적혀 있습니다. 이름은 DNS가, "
      "포트는 TCP가, 경로는 웹 서버가 쓰므로 브라우저는 먼저 URL을 이 부분들로 나눕니다."}},
    {StepKind::other_scheme, "other-scheme",
     {"The scheme is not http, so nothing goes on the wire", "스킴이 http가 아니므로 아무것도 전송하지 않는다"},
     {"Each scheme has rules of its own for what stands behind the colon and for what is done with it. This journey "
      "explains all five forms, and travels by http.",
      "콜론 뒤에 무엇이 오고 그것으로 무엇을 하는지는 스킴마다 다릅니다. 이 여정은 다섯 가지 형식을 모두 설명하지만 "
      "실제로는 http로만 이동합니다."}},
    {StepKind::target, "target",
     {"What the path asks of the server", "경로가 서버에 요청하는 것"},
     {"A path without a file name leaves the choice to the server, which takes its preset file: index.html, or else "
      "default.html. A last part without an extension may be a directory, and then the server sends the browser to the "
      "same path with a slash at its end.",
      "경로에 파일 이름이 없으면 서버가 미리 정해 둔 파일, 곧 index.html이나 default.html을 고릅니다. 마지막 부분에 "
      "확장자가 없으면 디렉터리일 수 있고, 그때 서버는 끝에 슬래시를 붙인 경로로 브라우저를 다시 보냅니다."}},
    {StepKind::browser_caches, "browser-caches",
     {"The browser looks into its own caches", "브라우저가 자신의 캐시를 살펴본다"},
     {"A page that is still fresh needs no network at all, and a name whose address is still known needs no DNS. Both "
      "are kept only as long as their owners allow: the page by max-age, the address by its TTL.",
      "아직 유효한 페이지가 있으면 네트워크가 전혀 필요 없고, 주소를 아직 알고 있으면 DNS에 물을 필요가 없습니다. 둘 다 "
      "주인이 허락한 시간만큼만 보관하며, 그 시간은 페이지는 max-age에, 주소는 TTL에 적혀 있습니다."}},
    {StepKind::page_from_cache, "page-from-cache",
     {"The page comes from the browser's cache", "페이지를 브라우저의 캐시에서 꺼낸다"},
     {"The page was kept on an earlier visit and is still fresh. No name was looked up, no socket was opened, and no "
      "server has noticed.",
      "앞선 방문에서 보관한 페이지가 아직 유효합니다. 이름을 찾지도 소켓을 열지도 않았으므로 어떤 서버도 이 방문을 알지 "
      "못합니다."}},
    {StepKind::question, "question",
     {"The stub resolver sends its question to the nearest server", "스텁 리졸버가 가장 가까운 서버에 질의를 보낸다"},
     {"The stub resolver writes name, type and class as octets and hands them to the protocol stack, which carries them "
      "in a UDP datagram. It sets RD, the wish for recursion, since it does not walk from server to server itself.",
      "스텁 리졸버는 이름, 타입, 클래스를 바이트로 적어 프로토콜 스택에 넘기고, 스택은 이를 UDP 데이터그램에 실어 "
      "보냅니다. 스스로 여러 서버를 찾아다니지 않으므로, 대신 찾아 달라는 뜻으로 RD 비트를 켭니다."}},
    {StepKind::nearest_cached, "nearest-cached",
     {"The nearest server knows it already", "가장 가까운 서버가 이미 알고 있다"},
     {"What it was told for an earlier client still holds, so nobody else is asked. The TTL is what is left of it.",
      "앞선 클라이언트를 위해 알아낸 것이 아직 유효하므로 다른 서버에는 묻지 않습니다. 여기 보이는 TTL은 남은 시간입니다."}},
    {StepKind::priming, "priming",
     {"The nearest server asks which servers the root has", "가장 가까운 서버가 루트 서버의 목록을 묻는다"},
     {"Its hints say where to begin, and they may be old. So the first question is for the servers of the root as they "
      "are now.",
      "힌트에는 처음에 물어볼 서버가 적혀 있지만 오래된 정보일 수 있습니다. 그래서 먼저 지금의 루트 서버 목록을 묻습니다."}},
    {StepKind::referral, "referral",
     {"A server refers to the servers of a child zone", "서버가 하위 존의 서버를 알려 준다"},
     {"This server does not have the answer, but it knows who serves the zone further down the tree. Its referral names "
      "those servers (NS) and brings their addresses along as glue.",
      "이 서버는 답을 갖고 있지 않지만 트리의 아래쪽 존을 누가 맡고 있는지는 압니다. 그래서 그 서버들의 이름(NS)을 알려 "
      "주고 주소를 글루로 함께 보내는데, 이런 응답을 위임 응답(referral)이라고 합니다."}},
    {StepKind::zone_answer, "zone-answer",
     {"A server of the zone answers", "그 존의 서버가 답한다"},
     {"This server has the zone of the name, so nobody knows better. Its answer, be it records or word that there are "
      "none, may be remembered for as long as the zone allows.",
      "이 서버는 그 이름이 속한 존을 직접 갖고 있으므로 누구보다 정확히 압니다. 레코드가 있다는 답이든 없다는 답이든 "
      "존이 허락한 시간 동안 기억해 둘 수 있습니다."}},
    {StepKind::alias, "alias",
     {"The name is an alias", "이 이름은 별칭이다"},
     {"A CNAME record says that this is another name for a host. The nearest server goes on with the real one, from the "
      "root if it has to.",
      "CNAME 레코드는 이 이름이 다른 이름의 별칭임을 뜻합니다. 가장 가까운 서버는 원래 이름으로 계속 찾으며, 필요하면 "
      "루트에서 다시 시작합니다."}},
    {StepKind::useless, "useless",
     {"A server is of no use", "서버에서 쓸 만한 답을 얻지 못했다"},
     {"It was silent, out of reach, or said something that helps nobody. For such moments a zone has several servers, and "
      "the next one is asked.",
      "응답이 없었거나, 닿지 않았거나, 도움이 되지 않는 답을 보냈습니다. 존이 서버를 여러 대 두는 것은 이런 때를 위한 "
      "것이며, 이제 다음 서버에 묻습니다."}},
    {StepKind::search, "search",
     {"The address of a server has to be found first", "먼저 서버의 주소를 찾아야 한다"},
     {"The referral named a server without an address, since its name lies in another branch of the tree. Before it can "
      "be asked anything, its own name has to be resolved.",
      "서버의 이름이 트리의 다른 가지에 있어서 위임 응답에 주소가 함께 오지 않았습니다. 이 서버에 물어보려면 먼저 서버의 "
      "이름부터 풀어야 합니다."}},
    {StepKind::search_end, "search-end",
     {"The search for that address is over", "서버의 주소 찾기가 끝났다"},
     {"The walk goes on where it had stopped. What was learned on the way is remembered as well.",
      "멈추었던 곳에서 다시 길을 갑니다. 도중에 알게 된 것도 모두 기억해 둡니다."}},
    {StepKind::answer, "answer",
     {"The stub resolver reads the answer", "스텁 리졸버가 응답을 읽는다"},
     {"The answer has the id and the question of what was sent, so it belongs to it. The browser is told the address, and "
      "for how long it holds.",
      "응답에는 보낸 것과 같은 ID와 질문이 들어 있으므로 그 질의에 대한 응답임을 알 수 있습니다. 브라우저에는 주소와 그 "
      "주소가 유효한 시간을 알려 줍니다."}},
    {StepKind::caches_filled, "caches-filled",
     {"The caches are filled", "캐시가 채워졌다"},
     {"The nearest server has kept each answer and referral that it met on the way, and the browser has kept what it was "
      "told. An entry is forgotten when its TTL is over.",
      "가장 가까운 서버는 도중에 받은 답과 위임 정보를, 브라우저는 전해 들은 주소를 기억해 둡니다. 각 항목은 TTL이 다하면 "
      "잊습니다."}},
    {StepKind::address, "address",
     {"The address has a network part and a host part", "주소는 네트워크 부분과 호스트 부분으로 나뉜다"},
     {"The prefix says how many bits of the address name the network, and the mask has ones in just these bits. Routers "
      "find the network by the first part, and there the host is found by the rest.",
      "프리픽스는 주소의 앞쪽 몇 비트가 네트워크를 가리키는지를 뜻하며, 마스크는 바로 그 비트들이 1입니다. 라우터는 "
      "네트워크 부분을 보고 그 네트워크를 찾아가고, 그 안에서는 나머지 부분으로 호스트를 찾습니다."}},
    {StepKind::socket_created, "socket-created",
     {"A socket is created", "소켓을 만든다"},
     {"The browser asks the operating system for a TCP socket and is given a number, the descriptor. From now on it calls "
      "the socket by that number, like an open file.",
      "브라우저는 운영 체제에 TCP 소켓을 요청하고 디스크립터라는 번호를 받습니다. 이제부터는 열린 파일처럼 이 번호로 "
      "소켓을 가리킵니다."}},
    {StepKind::socket_connected, "socket-connected",
     {"The socket is connected", "소켓을 연결한다"},
     {"TCP shakes hands with the server's address and port, and the system draws an ephemeral port for this end. By the "
      "client's address and that port the server tells its clients apart.",
      "TCP는 서버의 주소와 포트에 연결을 맺고, 운영 체제는 이쪽에 임시 포트를 하나 배정합니다. 서버는 클라이언트의 주소와 "
      "이 포트로 클라이언트들을 구별합니다."}},
    {StepKind::request_written, "request-written",
     {"The HTTP request is written", "HTTP 요청을 쓴다"},
     {"A request says what is wanted (the target) and how (the method). GET changes nothing on the server (safe), may be "
      "repeated (idempotent), and its response may be kept (cacheable).",
      "요청에는 무엇을 원하는지(대상)와 어떻게 할지(메서드)가 담깁니다. GET은 서버의 것을 바꾸지 않고(안전), 되풀이해도 "
      "결과가 같으며(멱등), 그 응답을 보관해도 됩니다(캐시 가능)."}},
    {StepKind::response_read, "response-read",
     {"The HTTP response is read", "HTTP 응답을 읽는다"},
     {"The first digit of the status is its class: 2 for success, 3 for look elsewhere, 4 for a mistake of the client, 5 "
      "for a failure of the server. The header fields describe the result, which follows behind an empty line.",
      "상태 코드의 첫 숫자는 종류를 나타내며, 2는 성공, 3은 다른 곳으로 이동, 4는 클라이언트의 잘못, 5는 서버의 "
      "실패입니다. 헤더 필드는 빈 줄 뒤에 이어지는 결과를 설명합니다."}},
    {StepKind::socket_closed, "socket-closed",
     {"The socket is closed", "소켓을 닫는다"},
     {"The browser gives the descriptor back, and TCP tells the server that this was all. A browser that expects more "
      "pages of that server keeps the connection open for a while.",
      "브라우저는 디스크립터를 돌려주고, TCP는 서버에 더 보낼 것이 없다고 알립니다. 같은 서버의 페이지를 더 볼 것 같으면 "
      "브라우저는 연결을 한동안 열어 두기도 합니다."}},
    {StepKind::redirect, "redirect",
     {"The server sends the browser elsewhere", "서버가 다른 곳으로 가라고 한다"},
     {"The response has no page but says where it is, in the field Location. The browser goes there at once, though not "
      "more than five times in a row.",
      "응답에는 페이지 대신 페이지가 있는 곳이 Location 필드에 적혀 있습니다. 브라우저는 곧바로 그곳으로 가지만, 잇따라 다섯 "
      "번까지만 따라갑니다."}},
    {StepKind::page, "page",
     {"The page has arrived", "페이지가 도착했다"},
     {"The browser shows the page and keeps it for as long as the server allows by Cache-Control. Until then the same URL "
      "needs no network.",
      "브라우저는 페이지를 보여 주고, 서버가 Cache-Control로 허락한 시간 동안 보관합니다. 그동안 같은 URL은 네트워크 없이 "
      "다시 볼 수 있습니다."}},
    {StepKind::failure, "failure",
     {"The visit ends here", "방문이 여기서 끝난다"},
     {"Each step needs the one before it, so all the browser can do is to say what went wrong. The steps above show how "
      "far it came.",
      "각 단계는 앞 단계가 있어야 하므로, 브라우저가 할 수 있는 일은 무엇이 잘못되었는지 알리는 것뿐입니다. 어디까지 "
      "왔는지는 위의 단계들에서 볼 수 있습니다."}},
});
// clang-format on

static_assert(is_in_order(steps, &StepWords::kind) &&
              steps.size() == static_cast<std::size_t>(StepKind::failure) + 1);

} // namespace

const StepWords& words_for(StepKind kind) noexcept
{
    return steps[static_cast<std::size_t>(kind)];
}

} // namespace namu::journey
