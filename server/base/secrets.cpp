#include "base/secrets.hpp"

#include <sodium.h>

#include <stdexcept>

#include "base/core/hash.hpp"

namespace base {

namespace {

constexpr std::string_view crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t code_length = 8;

char fold(char typed) {
    const char upper = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
    switch (upper) {
        case 'O':
            return '0';
        case 'I':
        case 'L':
            return '1';
        case 'U':
            return 'V';
        default:
            return upper;
    }
}

}  // namespace

void init_secrets() {
    if (sodium_init() < 0) {
        throw std::runtime_error("the random number source could not be opened");
    }
}

std::string random_bytes(std::size_t bytes) {
    std::string drawn(bytes, '\0');
    randombytes_buf(drawn.data(), drawn.size());
    return drawn;
}

std::uint64_t random_number() {
    std::uint64_t drawn = 0;
    randombytes_buf(&drawn, sizeof drawn);
    return drawn;
}

std::string random_token() {
    return hex(random_bytes(16));
}

std::string random_code() {
    std::string code;
    for (std::size_t i = 0; i < code_length; ++i) {
        code += crockford[randombytes_uniform(static_cast<std::uint32_t>(crockford.size()))];
    }
    return code;
}

std::string random_digits(std::size_t count) {
    std::string digits;
    for (std::size_t i = 0; i < count; ++i) {
        digits += static_cast<char>('0' + randombytes_uniform(10));
    }
    return digits;
}

std::string hash_pin(const std::string& pin) {
    constexpr std::size_t memory_bytes = std::size_t{16} * 1024 * 1024;
    std::string hash(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str(hash.data(), pin.data(), pin.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          memory_bytes) != 0) {
        throw std::runtime_error("there is no memory to hash a PIN");
    }
    hash.resize(hash.find('\0'));
    return hash;
}

bool pin_matches(const std::string& hash, const std::string& typed) {
    return hash.size() < crypto_pwhash_STRBYTES &&
           crypto_pwhash_str_verify(hash.c_str(), typed.data(), typed.size()) == 0;
}

std::string fold_code(std::string_view typed) {
    std::string code;
    for (const char c : typed) {
        if (c == ' ' || c == '-') {
            continue;
        }
        const char folded = fold(c);
        if (crockford.find(folded) == std::string_view::npos) {
            return {};
        }
        code += folded;
    }
    return code.size() == code_length ? code : std::string{};
}

}  // namespace base
