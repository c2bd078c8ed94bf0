#include "files/json.hpp"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "files/text.hpp"
#include "limits.hpp"

namespace files {
namespace {

void say_invalid(std::string_view text, std::size_t at, Problems& problems) {
    const std::string_view before = text.substr(0, at);
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const std::size_t start = before.rfind('\n');
    problems.error(static_cast<std::size_t>(lines) + 1,
                   before.size() - (start == std::string_view::npos ? 0 : start + 1) + 1,
                   "not valid JSON");
}

// Builds the tree from the library's events. Stops at the first problem.
class Builder : public nlohmann::json_sax<nlohmann::json> {
public:
    Builder(std::string_view text, Problems& problems) : text_(text), problems_(problems) {}

    bool null() override { return add({nullptr}); }
    bool boolean(bool value) override { return add({value}); }
    bool number_integer(std::int64_t value) override { return add({value}); }
    bool number_unsigned(std::uint64_t value) override {
        if (value > static_cast<std::uint64_t>(INT64_MAX)) {
            return stop("a number is too large");
        }
        return add({static_cast<std::int64_t>(value)});
    }
    bool number_float(double, const std::string& digits) override {
        return add({JsonDecimal{digits}});
    }
    bool string(std::string& value) override { return add({std::move(value)}); }
    bool binary(binary_t&) override { return stop("binary data is not allowed"); }
    bool start_object(std::size_t) override { return open({JsonObject{}}); }
    bool start_array(std::size_t) override { return open({JsonArray{}}); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(std::string& name) override {
        if (std::get<JsonObject>(open_.back()->value).contains(name)) {
            return stop("key " + shown(name) + " stands twice");
        }
        key_ = name;
        return true;
    }
    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::json::exception&) override {
        say_invalid(text_, position == 0 ? 0 : position - 1, problems_);
        return false;
    }

    Json take() { return std::move(root_); }

private:
    bool stop(std::string what) {
        problems_.error(0, 0, std::move(what));
        return false;
    }

    Json* place(Json json) {
        if (open_.empty()) {
            root_ = std::move(json);
            return &root_;
        }
        if (auto* array = std::get_if<JsonArray>(&open_.back()->value)) {
            array->push_back(std::move(json));
            return &array->back();
        }
        auto& object = std::get<JsonObject>(open_.back()->value);
        return &object.emplace(key_, std::move(json)).first->second;
    }
    bool add(Json json) {
        place(std::move(json));
        return true;
    }
    // A value is only added to the innermost open one, so the outer ones never move.
    bool open(Json json) {
        if (open_.size() == limits::file_json_depth_max) {
            return stop("nested too deeply");
        }
        open_.push_back(place(std::move(json)));
        return true;
    }
    bool close() {
        open_.pop_back();
        return true;
    }

    std::string_view text_;
    Problems& problems_;
    Json root_{nullptr};
    std::vector<Json*> open_;
    std::string key_;
};

// Writes one kind of value.
struct Writer {
    std::string operator()(std::nullptr_t) const { return "null"; }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(const JsonDecimal& value) const { return value.digits; }
    std::string operator()(const std::string& value) const { return json_string(value); }
    std::string operator()(const JsonArray& items) const {
        std::string text;
        for (const Json& item : items) {
            text += (text.empty() ? "" : ", ") + one_line(item);
        }
        return '[' + text + ']';
    }
    std::string operator()(const JsonObject& members) const {
        std::string text;
        for (const auto& [key, value] : members) {
            text += (text.empty() ? "" : ", ") + json_string(key) + ": " + one_line(value);
        }
        return '{' + text + '}';
    }
};

}  // namespace

bool Json::operator==(const Json& other) const {
    return value == other.value;
}

std::string one_line(const Json& json) {
    return std::visit(Writer{}, json.value);
}

const char* kind_of(const Json& json) {
    static constexpr const char* kinds[] = {
        "null", "true or false", "a whole number", "a number", "a string", "a list", "an object"};
    return kinds[json.value.index()];
}

std::optional<Json> read_json(std::string_view text, Problems& problems) {
    // The library takes a zero byte for the end of the text and what follows for nothing.
    if (const std::size_t zero = text.find('\0'); zero != std::string_view::npos) {
        say_invalid(text, zero, problems);
        return std::nullopt;
    }
    Builder builder(text, problems);
    if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder) || !problems.ok()) {
        if (problems.ok()) {
            problems.error(0, 0, "not valid JSON");
        }
        return std::nullopt;
    }
    return builder.take();
}

std::string json_string(std::string_view text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace files
