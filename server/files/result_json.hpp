#pragma once
// `quadrille-result/1` of PRODUCT 4: written byte for byte, read strictly (every key, no other, the
// right types). What the figures mean is not known here. Any thread.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "files/problems.hpp"
#include "files/rows.hpp"

namespace files {

struct CertificateFile {
    struct PairDual {
        std::string a;
        std::string b;
        std::int64_t value = 0;
    };
    std::int64_t scale = 1;
    std::vector<std::pair<std::string, std::int64_t>> people;
    std::vector<PairDual> pairs;
    std::optional<std::vector<PairDual>> caps;    // only with capacities above 1 or one pool
    std::optional<std::int64_t> size_multiplier;  // only in the score's certificate
};

struct ResultFile {
    // What rule mutual leaves null.
    struct Proven {
        bool stable = false;
        std::vector<IdPair> blocking_pairs;
        std::int64_t blocking_bound = 0;
        std::string blocking_proof;  // certificate, search, none
        std::int64_t size_bound = 0;
        std::string size_proof;
        std::int64_t score_bound_tenths = 0;
        std::string score_proof;
        std::optional<CertificateFile> size_certificate;
        std::optional<CertificateFile> score_certificate;
    };
    std::string rule;  // mutual, pairs, most
    std::string pool;  // two-sided, one
    std::string seed;
    std::string input_sha256;
    std::vector<IdPair> locks;
    std::vector<IdPair> forbids;
    std::vector<IdPair> pairs;
    std::vector<std::string> unmatched;
    std::int64_t size = 0;
    std::int64_t score_tenths = 0;
    std::optional<Proven> proven;
};

std::string write_result(const ResultFile& result);

// Nothing when there are errors. Checks form only; `checking/` judges the content.
std::optional<ResultFile> read_result(std::string_view text, Problems& problems);

// 145 → "14.5"
std::string tenths_text(std::int64_t tenths);

}  // namespace files
