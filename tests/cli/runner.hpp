#pragma once
// Runs commands as `quadrille …` does, in a folder of its own.

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "cli/cli.hpp"

namespace runner {

struct Ran {
    int status = 0;
    std::string out;
    std::string err;
};

inline Ran run(const std::vector<std::string>& arguments, const std::string& input = "") {
    std::istringstream in(input);
    std::ostringstream out;
    std::ostringstream err;
    cli::Context context{in, out, err};
    const int status = cli::run(arguments, context);
    return {status, out.str(), err.str()};
}

// A fresh folder that goes away with its owner.
class Folder {
public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "quadrille-XXXXXX").string();
        REQUIRE(mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string path(const std::string& name) const { return (path_ / name).string(); }
    std::string write(const std::string& name, const std::string& text) const {
        std::ofstream(path(name), std::ios::binary) << text;
        return path(name);
    }
    std::string read(const std::string& name) const {
        std::ifstream file(path(name), std::ios::binary);
        return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    }
    bool has(const std::string& name) const { return std::filesystem::exists(path(name)); }

private:
    std::filesystem::path path_;
};

// The people and ratings of a recorded wave as options.
inline std::vector<std::string> wave(int number) {
    const std::string folder = std::string(QUADRILLE_TEST_DATA) + "/columbia/wave-" +
                               (number < 10 ? "0" : "") + std::to_string(number);
    return {"--people", folder + "/people.csv", "--ratings", folder + "/ratings.csv"};
}

inline std::vector<std::string> operator+(std::vector<std::string> first,
                                          const std::vector<std::string>& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

}  // namespace runner
