#include "protocol/http_messages.hpp"

#include <utility>

#include "protocol/gate.hpp"
#include "protocol/http_fields.hpp"
#include "protocol/reader.hpp"
#include "protocol/writer.hpp"

namespace protocol {

namespace {

template <class Body>
void read_body(const Value& value, Body& out, Trouble& trouble) {
    ObjectReader object(value, trouble);
    fields(object, out);
    object.skip_pad();
    object.finish();
}

template <class Row>
void read_body(const Value& value, std::vector<Row>& out, Trouble& trouble) {
    read(value, out, trouble);
}

}  // namespace

std::string sentence_of(const HttpFault& fault) {
    std::string sentence = fault.member.empty() ? std::string("body") : fault.member;
    sentence += ": ";
    sentence += name_of(fault.error);
    return sentence;
}

template <class Body>
base::Result<Body, HttpFault> read_http(std::string_view text) {
    const auto tree = pass_gate(text, bounds_for_http);
    if (!tree) return HttpFault{tree.error(), {}};
    Body body;
    Trouble trouble;
    read_body(*tree, body, trouble);
    if (trouble.error) return HttpFault{*trouble.error, std::move(trouble.member)};
    return body;
}

template <class Body>
std::string write_http(const Body& body) {
    std::string text;
    write(text, body);
    return text;
}

void pad_http_body(std::string& body) {
    pad_object_in_steps(body, limits::note_body_bytes);
}

// Every body that travels; a new one is added here.
#define QUADRILLE_HTTP_BODY(Body)                                                  \
    template base::Result<Body, HttpFault> read_http<Body>(std::string_view text); \
    template std::string write_http<Body>(const Body& body)

QUADRILLE_HTTP_BODY(Settings);
QUADRILLE_HTTP_BODY(ServerClaimRequest);
QUADRILLE_HTTP_BODY(CodeRequest);
QUADRILLE_HTTP_BODY(CreateRoomRequest);
QUADRILLE_HTTP_BODY(RecoverRequest);
QUADRILLE_HTTP_BODY(SlipsRequest);
QUADRILLE_HTTP_BODY(LinkRequest);
QUADRILLE_HTTP_BODY(NoteRequest);
QUADRILLE_HTTP_BODY(ProfileRequest);
QUADRILLE_HTTP_BODY(EmptyAnswer);
QUADRILLE_HTTP_BODY(ErrorAnswer);
QUADRILLE_HTTP_BODY(CodeAnswer);
QUADRILLE_HTTP_BODY(WhereAnswer);
QUADRILLE_HTTP_BODY(RoomsAnswer);
QUADRILLE_HTTP_BODY(CreateRoomAnswer);
QUADRILLE_HTTP_BODY(RosterPreviewAnswer);
QUADRILLE_HTTP_BODY(RosterConfirmAnswer);
QUADRILLE_HTTP_BODY(SlipsAnswer);
QUADRILLE_HTTP_BODY(LinkAnswer);
QUADRILLE_HTTP_BODY(OwnData);

#undef QUADRILLE_HTTP_BODY

}  // namespace protocol
