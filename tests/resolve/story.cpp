#include "resolve/story.hpp"

namespace namu::testing {

const std::string soa = "@ 300 SOA ns host 1 3600 600 86400 60\n";

std::vector<std::uint8_t> octets_of(std::initializer_list<std::uint8_t> octets)
{
    return octets;
}

Story::Story()
{
    hints = {Name{},
             {{Name::from_text("a.root.").value(),
               *resolve::ServerAddress::from_record(RRType::A, octets_of({192, 0, 2, 1}))}}};
    add("192.0.2.1", {{".", soa + "@ 300 NS a.root.\na.root. 300 A 192.0.2.1\n"
                                  "com. 300 NS ns.com.\nns.com. 300 A 192.0.2.2\n"
                                  "net. 300 NS ns.com.\n"}});
    add("192.0.2.2", {{"com.", soa + "@ 300 NS ns\nns 300 A 192.0.2.2\n"
                                     "glasscom 300 NS ns.glasscom\nns.glasscom 300 A 192.0.2.3\n"
                                     "lame 300 NS ns.lame\nns.lame 300 A 192.0.2.2\n"
                                     "two 300 NS ns1.two\ntwo 300 NS ns2.two\n"
                                     "ns1.two 300 A 192.0.2.77\nns2.two 300 A 192.0.2.5\n"
                                     "self 300 NS ns.self.net.\n"},
                      {"net.", soa + "@ 300 NS ns.com.\n"
                                     "glueless 300 NS ns.lab.glasscom.com.\n"
                                     "self 300 NS ns.self.com.\n"}});
    add("192.0.2.3", {{"glasscom.com.", soa + "@ 300 NS ns\nns 300 A 192.0.2.3\n"
                                              "lab 300 NS ns.lab\nns.lab 300 A 192.0.2.4\n"
                                              "www 300 CNAME www.lab\n"
                                              "away 300 CNAME www.two.com.\n"
                                              "ring 300 CNAME gnir\ngnir 300 CNAME ring\n"
                                              "d 300 DNAME lab\n"}});
    std::string many;
    for (int i = 0; i < 200; ++i)
        many += "many 300 TXT \"record number " + std::to_string(i) + "\"\n";
    const std::string lab = soa +
                            "@ 300 NS ns\nns 300 A 192.0.2.4\nwww 300 A 198.51.100.7\n"
                            "zero 0 A 198.51.100.8\n*.wild 300 TXT \"any\"\n" +
                            many;
    add("192.0.2.4", {{"lab.glasscom.com.", lab},
                      {"glueless.net.", soa + "@ 300 NS ns\nns 300 A 192.0.2.4\nwww 300 A 198.51.100.9\n"}});
    add("192.0.2.5",
        {{"two.com.", soa + "@ 300 NS ns1\n@ 300 NS ns2\nns1 300 A 192.0.2.77\nns2 300 A 192.0.2.5\n"
                            "www 300 A 198.51.100.10\n"}});
}

std::vector<std::string> Story::ask(std::string_view name, RRType type, Clock::Time now)
{
    outcome = resolve(name, type, now);
    return asked;
}

} // namespace namu::testing
