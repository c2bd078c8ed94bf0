#include "files/json.hpp"
#include "files/result_json.hpp"

namespace files {
namespace {

std::string pair_list(const std::vector<IdPair>& pairs) {
    if (pairs.empty()) {
        return "[]";
    }
    std::string text = "[";
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        text += std::string(i == 0 ? "" : ",") + "\n    { \"a\": " + json_string(pairs[i].first) +
                ", \"b\": " + json_string(pairs[i].second) + " }";
    }
    return text + "\n  ]";
}

std::string id_list(const std::vector<std::string>& ids) {
    std::string text = "[";
    for (std::size_t i = 0; i < ids.size(); ++i) {
        text += (i == 0 ? "" : ", ") + json_string(ids[i]);
    }
    return text + "]";
}

std::string dual_list(const std::vector<CertificateFile::PairDual>& duals) {
    std::string text = "[";
    for (std::size_t i = 0; i < duals.size(); ++i) {
        text += (i == 0 ? "[" : ",[") + json_string(duals[i].a) + ',' + json_string(duals[i].b) +
                ',' + std::to_string(duals[i].value) + ']';
    }
    return text + "]";
}

std::string certificate_text(const std::optional<CertificateFile>& certificate) {
    if (!certificate) {
        return "null";
    }
    std::string text = "{ \"scale\": " + std::to_string(certificate->scale) + ", \"people\": [";
    for (std::size_t i = 0; i < certificate->people.size(); ++i) {
        const auto& [id, value] = certificate->people[i];
        text += (i == 0 ? "[" : ",[") + json_string(id) + ',' + std::to_string(value) + ']';
    }
    text += "], \"pairs\": " + dual_list(certificate->pairs);
    if (certificate->caps) {
        text += ", \"caps\": " + dual_list(*certificate->caps);
    }
    if (certificate->size_multiplier) {
        text += ", \"size_multiplier\": " + std::to_string(*certificate->size_multiplier);
    }
    return text + " }";
}

// Collects `  "key": value` lines.
class Lines {
public:
    void add(const char* key, const std::string& value) {
        text_ += std::string(text_.empty() ? "" : ",\n") + "  \"" + key + "\": " + value;
    }
    std::string take() { return "{\n" + text_ + "\n}\n"; }

private:
    std::string text_;
};

}  // namespace

std::string tenths_text(std::int64_t tenths) {
    const std::int64_t size = tenths < 0 ? -tenths : tenths;
    return std::string(tenths < 0 ? "-" : "") + std::to_string(size / 10) + '.' +
           std::to_string(size % 10);
}

std::string write_result(const ResultFile& result) {
    const auto& proven = result.proven;
    const auto stated = [&proven](const auto& text_of) {
        return proven ? text_of(*proven) : std::string("null");
    };
    using Proven = ResultFile::Proven;
    Lines lines;
    lines.add("format", "\"quadrille-result/1\"");
    lines.add("rule", json_string(result.rule));
    lines.add("pool", json_string(result.pool));
    lines.add("seed", json_string(result.seed));
    lines.add("input_sha256", json_string(result.input_sha256));
    lines.add("locks", pair_list(result.locks));
    lines.add("forbids", pair_list(result.forbids));
    lines.add("pairs", pair_list(result.pairs));
    lines.add("unmatched", id_list(result.unmatched));
    lines.add("stable",
              stated([](const Proven& p) { return std::string(p.stable ? "true" : "false"); }));
    lines.add("blocking_pairs",
              stated([](const Proven& p) { return pair_list(p.blocking_pairs); }));
    lines.add("blocking_bound",
              stated([](const Proven& p) { return std::to_string(p.blocking_bound); }));
    lines.add("blocking_proof",
              stated([](const Proven& p) { return json_string(p.blocking_proof); }));
    lines.add("size", std::to_string(result.size));
    lines.add("size_bound", stated([](const Proven& p) { return std::to_string(p.size_bound); }));
    lines.add("size_proof", stated([](const Proven& p) { return json_string(p.size_proof); }));
    lines.add("score_sum", tenths_text(result.score_tenths));
    lines.add("score_bound",
              stated([](const Proven& p) { return tenths_text(p.score_bound_tenths); }));
    lines.add("score_proof", stated([](const Proven& p) { return json_string(p.score_proof); }));
    lines.add("certificate", stated([](const Proven& p) {
                  return "{ \"size\": " + certificate_text(p.size_certificate) +
                         ", \"score\": " + certificate_text(p.score_certificate) + " }";
              }));
    return lines.take();
}

}  // namespace files
