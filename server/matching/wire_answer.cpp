#include "matching/wire.hpp"
#include "matching/wire_lines.hpp"

namespace matching {
namespace {

constexpr std::int64_t big = INT64_MAX / 4;

std::string number(std::int64_t value) {
    return std::to_string(value);
}

void add_pairs(std::string& text, const std::vector<Pair>& pairs) {
    for (const Pair& pair : pairs) {
        text += number(pair.a) + ' ' + number(pair.b) + '\n';
    }
}

void add_certificate(std::string& text, const std::optional<Certificate>& certificate) {
    if (!certificate) {
        text += "certificate 0\n";
        return;
    }
    text += "certificate 1 " + number(certificate->scale) + ' ' +
            number(certificate->size_multiplier) + ' ' +
            std::to_string(certificate->people.size()) + ' ' +
            std::to_string(certificate->pairs.size()) + ' ' +
            std::to_string(certificate->caps.size()) + '\n';
    for (const auto& dual : certificate->people) {
        text += number(dual.person) + ' ' + number(dual.value) + '\n';
    }
    for (const auto* duals : {&certificate->pairs, &certificate->caps}) {
        for (const auto& dual : *duals) {
            text +=
                number(dual.pair.a) + ' ' + number(dual.pair.b) + ' ' + number(dual.value) + '\n';
        }
    }
}

class AnswerReader {
public:
    explicit AnswerReader(std::string_view text) : lines_(text) {}

    base::Result<Answer, WireFault> read() {
        lines_.word("quadrille-answer 1");
        const auto pairs = lines_.row<1>("pairs", {std::int64_t{wire_pairs_max}});
        answer_.pairs = read_pairs(pairs[0]);
        answer_.stable = lines_.row<1>("stable", {1})[0] == 1;
        const auto blocking = lines_.row<3>("blocking", {std::int64_t{wire_pairs_max}, big, 2});
        answer_.blocking_bound = static_cast<std::size_t>(blocking[1]);
        answer_.blocking_proof = static_cast<Proof>(blocking[2]);
        answer_.blocking_pairs = read_pairs(blocking[0]);
        const auto size = lines_.row<3>("size", {big, 2, big});
        answer_.size_bound = static_cast<std::size_t>(size[0]);
        answer_.size_proof = static_cast<Proof>(size[1]);
        answer_.largest = static_cast<std::size_t>(size[2]);
        const auto score = lines_.row<3>("score", {big, big, 2});
        answer_.score_tenths = score[0];
        answer_.score_bound_tenths = score[1];
        answer_.score_proof = static_cast<Proof>(score[2]);
        answer_.size_certificate = read_certificate();
        answer_.score_certificate = read_certificate();
        lines_.word("end");
        lines_.done();
        if (!lines_.ok()) {
            return lines_.fault();
        }
        return std::move(answer_);
    }

private:
    static constexpr std::int64_t index_max = wire_people_max - 1;

    std::vector<Pair> read_pairs(std::int64_t count) {
        std::vector<Pair> pairs;
        for (std::int64_t i = 0; i < count && lines_.ok(); ++i) {
            const auto row = lines_.row<2>("", {index_max, index_max});
            pairs.push_back({static_cast<Index>(row[0]), static_cast<Index>(row[1])});
        }
        return pairs;
    }

    std::vector<Certificate::PairDual> read_duals(std::int64_t count) {
        std::vector<Certificate::PairDual> duals;
        for (std::int64_t i = 0; i < count && lines_.ok(); ++i) {
            const auto row = lines_.row<3>("", {index_max, index_max, big});
            duals.push_back({{static_cast<Index>(row[0]), static_cast<Index>(row[1])}, row[2]});
        }
        return duals;
    }

    std::optional<Certificate> read_certificate() {
        WireLines ahead = lines_;
        ahead.word("certificate 0");
        if (ahead.ok()) {
            lines_ = ahead;
            return std::nullopt;
        }
        const auto head = lines_.row<5>(
            "certificate 1", {big, big, std::int64_t{wire_people_max}, std::int64_t{wire_pairs_max},
                              std::int64_t{wire_pairs_max}});
        Certificate certificate;
        certificate.scale = head[0];
        certificate.size_multiplier = head[1];
        for (std::int64_t i = 0; i < head[2] && lines_.ok(); ++i) {
            const auto row = lines_.row<2>("", {index_max, big});
            certificate.people.push_back({static_cast<Index>(row[0]), row[1]});
        }
        certificate.pairs = read_duals(head[3]);
        certificate.caps = read_duals(head[4]);
        return certificate;
    }

    WireLines lines_;
    Answer answer_;
};

}  // namespace

std::string write_answer(const Answer& answer) {
    std::string text = "quadrille-answer 1\npairs " + std::to_string(answer.pairs.size()) + '\n';
    add_pairs(text, answer.pairs);
    text += std::string("stable ") + (answer.stable ? "1\n" : "0\n");
    text += "blocking " + std::to_string(answer.blocking_pairs.size()) + ' ' +
            std::to_string(answer.blocking_bound) + ' ' +
            number(static_cast<int>(answer.blocking_proof)) + '\n';
    add_pairs(text, answer.blocking_pairs);
    text += "size " + std::to_string(answer.size_bound) + ' ' +
            number(static_cast<int>(answer.size_proof)) + ' ' + std::to_string(answer.largest) +
            '\n';
    text += "score " + number(answer.score_tenths) + ' ' + number(answer.score_bound_tenths) + ' ' +
            number(static_cast<int>(answer.score_proof)) + '\n';
    add_certificate(text, answer.size_certificate);
    add_certificate(text, answer.score_certificate);
    return text + "end\n";
}

base::Result<Answer, WireFault> read_answer(std::string_view text) {
    return AnswerReader(text).read();
}

}  // namespace matching
