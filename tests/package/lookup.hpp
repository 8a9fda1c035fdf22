#pragma once

#include <arpa/inet.h>
#include <arpa/nameser.h>
#include <netinet/in.h>
#include <resolv.h>

#include <cstdint>
#include <string>

/// What a program that looks names up might be: the resolver of the C library, pointed to one server. The IPv4 addresses of a
/// name with blanks between; `none` where there are none, or no answer came.
inline std::string lookup(std::uint16_t port, const std::string& name)
{
    struct __res_state state {};
    res_ninit(&state);
    state.nscount = 1;
    state.nsaddr_list[0].sin_family = AF_INET;
    state.nsaddr_list[0].sin_port = htons(port);
    state.nsaddr_list[0].sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    state.retrans = 1; // seconds
    state.retry = 2;
    unsigned char reply[4096];
    const int size = res_nquery(&state, name.c_str(), ns_c_in, ns_t_a, reply, sizeof reply);
    std::string found;
    ns_msg message;
    if (size > 0 && ns_initparse(reply, size, &message) == 0) {
        for (int i = 0; i < ns_msg_count(message, ns_s_an); ++i) {
            ns_rr record;
            char text[INET_ADDRSTRLEN];
            if (ns_parserr(&message, ns_s_an, i, &record) == 0 && ns_rr_type(record) == ns_t_a)
                found += (found.empty() ? "" : " ") +
                         std::string{inet_ntop(AF_INET, ns_rr_rdata(record), text, sizeof text)};
        }
    }
    res_nclose(&state);
    return found.empty() ? "none" : found;
}
