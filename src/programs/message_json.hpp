#pragma once

#include "namu/wire/message.hpp"

#include <boost/json/object.hpp>

namespace namu {

/// A message for programs, with the member names of RFC 8427; OPT is a member `EDNS` of its own:
///
///     {"ID": 4660, "QR": 1, "Opcode": 0, "AA": 1, ..., "RCODE": 0, "RCODEname": "NOERROR", "QDCOUNT": 1, ...,
///      "QNAME": "www.home.lab.", "QTYPE": 1, "QTYPEname": "A", "QCLASS": 1, "QCLASSname": "IN",
///      "answerRRs": [{"NAME": "www.home.lab.", "TYPE": 1, "TYPEname": "A", "CLASS": 1, "CLASSname": "IN",
///                     "TTL": 3600, "RDLENGTH": 4, "RDATAHEX": "C0000201", "rdataA": "192.0.2.1"}],
///      "authorityRRs": [], "additionalRRs": [],
///      "EDNS": {"version": 0, "flags": 0, "udp": 1232, "options": [{"code": 3, "data": "6E73", "text": "..."}]}}
[[nodiscard]] boost::json::object to_json(const Message& message);

} // namespace namu
