#include <iterator>
#include <utility>

#include "protocol/fields_server.hpp"
#include "protocol/gate.hpp"
#include "protocol/reader.hpp"

namespace protocol {

namespace {

template <class Row>
void read_rows(const Value& value, std::vector<PageRow>& out, Trouble& trouble) {
    std::vector<Row> rows;
    read(value, rows, trouble);
    out.assign(std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
}

}  // namespace

void read(const Value& value, RowsOf<std::vector<PageRow>>& out, Trouble& trouble) {
    switch (out.list) {
        case ListKind::people:
            return read_rows<PersonRow>(value, out.rows, trouble);
        case ListKind::tables:
            return read_rows<TableRow>(value, out.rows, trouble);
        case ListKind::log:
            return read_rows<LogRow>(value, out.rows, trouble);
        case ListKind::pairs:
            return read_rows<PairRow>(value, out.rows, trouble);
        case ListKind::programme:
            return read_rows<ProgrammeRow>(value, out.rows, trouble);
        case ListKind::changes:
            return read_rows<ChangeRow>(value, out.rows, trouble);
        case ListKind::suggestions:
            return read_rows<SuggestionRow>(value, out.rows, trouble);
        case ListKind::feasibility:
            return read_rows<OutlookRow>(value, out.rows, trouble);
    }
}

base::Result<ServerMessage, DecodeError> decode_server_message(std::string_view text) {
    const auto tree = pass_gate(text, bounds_for_views);
    if (!tree) return tree.error();
    ServerMessage message;
    Trouble trouble;
    read(*tree, message, trouble);
    if (trouble.error) return *trouble.error;
    return message;
}

}  // namespace protocol
