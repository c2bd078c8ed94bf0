#include "journal/sealing.hpp"

#include <sodium.h>

#include <algorithm>

#include "base/core/ensure.hpp"

namespace journal {
namespace {

constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr char pad_mark = '\x80';  // ISO/IEC 7816-4: a mark, then zeros

const std::uint8_t* bytes_of(std::string_view text) {
    return reinterpret_cast<const std::uint8_t*>(text.data());
}
std::uint8_t* bytes_of(std::string& text) {
    return reinterpret_cast<std::uint8_t*>(text.data());
}

std::string padded(std::string_view text, std::size_t step) {
    std::string result(text);
    result += pad_mark;
    const std::size_t over = result.size() % step;
    result.append(over == 0 ? 0 : step - over, '\0');
    return result;
}

std::optional<std::string> unpadded(std::string text) {
    const auto mark = text.find_last_not_of('\0');
    if (mark == std::string::npos || text[mark] != pad_mark) {
        return std::nullopt;
    }
    text.resize(mark);
    return text;
}

std::string nonce_of(const Key& key, const Sealable& what) {
    crypto_generichash_state state;
    crypto_generichash_init(&state, key.nonces(), Key::size / 2, nonce_size);
    const std::uint64_t length = what.context.size();
    crypto_generichash_update(&state, reinterpret_cast<const std::uint8_t*>(&length),
                              sizeof length);
    crypto_generichash_update(&state, bytes_of(what.context), what.context.size());
    crypto_generichash_update(&state, bytes_of(what.text), what.text.size());
    std::string nonce(nonce_size, '\0');
    crypto_generichash_final(&state, bytes_of(nonce), nonce_size);
    return nonce;
}

}  // namespace

KeyId key_id_of(const Sealing& sealing) {
    constexpr KeyId first_person = 2;
    constexpr KeyId first_joiner = 3;
    switch (sealing.by) {
        case Seal::none:
            return plain_key;
        case Seal::room:
            return room_key;
        case Seal::person:
            return first_person + KeyId{2} * sealing.number;
        case Seal::joiner:
            return first_joiner + KeyId{2} * sealing.number;
    }
    return plain_key;
}

Key::Key(std::string_view bytes) {
    base::ensure(bytes.size() == size, "a key has 64 bytes");
    std::copy(bytes.begin(), bytes.end(), bytes_.begin());
}

Key::~Key() {
    sodium_memzero(bytes_.data(), bytes_.size());
}

std::string seal(const Key& key, const Sealable& what) {
    const std::string text = padded(what.text, what.step);
    std::string sealed = nonce_of(key, what);
    sealed.resize(nonce_size + text.size() + tag_size);
    std::uint8_t* nonce = bytes_of(sealed);
    crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + nonce_size, nullptr, bytes_of(text),
                                               text.size(), bytes_of(what.context),
                                               what.context.size(), nullptr, nonce, key.cipher());
    return sealed;
}

std::optional<std::string> unseal(const Key& key, std::string_view context,
                                  std::string_view sealed) {
    if (sealed.size() < nonce_size + tag_size) {
        return std::nullopt;
    }
    std::string text(sealed.size() - nonce_size - tag_size, '\0');
    const std::uint8_t* nonce = bytes_of(sealed);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            bytes_of(text), nullptr, nullptr, nonce + nonce_size, sealed.size() - nonce_size,
            bytes_of(context), context.size(), nonce, key.cipher()) != 0) {
        return std::nullopt;
    }
    return unpadded(std::move(text));
}

}  // namespace journal
