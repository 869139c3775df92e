#include "tests/model/datasets/dataset_goldens.h"

#include <gtest/gtest.h>

#include <fstream>

#include "model/base/sha256.h"
#include "model/datasets/dataset_report.h"

namespace orrery::test {

nlohmann::json readJson(const std::filesystem::path& file) {
    std::ifstream stream(file);
    return nlohmann::json::parse(stream);
}

DatasetPtr openedDataset(const std::filesystem::path& path) {
    auto dataset = openDataset(path);
    EXPECT_TRUE(dataset) << path << ": " << (dataset ? "" : describe(dataset.error()));
    return dataset ? *std::move(dataset) : nullptr;
}

std::unique_ptr<Episode> openedEpisode(const Dataset& dataset, std::int64_t index) {
    const auto position = positionOf(dataset, index);
    if (!position) return nullptr;
    auto episode = dataset.openEpisode(*position);
    EXPECT_TRUE(episode) << (episode ? "" : describe(episode.error()));
    return episode ? *std::move(episode) : nullptr;
}

int drawnNumber(const Frame& frame) {
    int number = 0;
    for (int bit = 0; bit < 10; ++bit) {
        const int x = (2 * bit + 1) * frame.width / 20;
        number = number * 2 + (frame.rgba[static_cast<std::size_t>(frame.width * 1 + x) * 4 + 1] > 127 ? 1 : 0);
    }
    return number;
}

void checkColumns(const Dataset& dataset, const nlohmann::json& expected) {
    EXPECT_EQ(dataset.fps(), expected.at("fps").get<double>());
    EXPECT_EQ(dataset.robot(), expected.at("robot_type").get<std::string>());
    EXPECT_EQ(dataset.formatTitle(), expected.at("format").get<std::string>());
    for (const auto& listed : expected.at("episodes")) {
        SCOPED_TRACE("episode " + listed.at("index").dump());
        auto episode = openedEpisode(dataset, listed.at("index"));
        ASSERT_TRUE(episode);
        EXPECT_TRUE(episode->info().usable);
        EXPECT_EQ(episode->info().length, listed.at("length").get<std::int64_t>());
        EXPECT_EQ(episode->info().lengthListed, listed.at("length_listed").get<std::int64_t>());
        EXPECT_EQ(episode->seconds().size(), listed.at("length").get<std::size_t>());
        for (const auto& [name, column] : listed.at("columns").items()) {
            if (!column.contains("sha256")) continue;
            SCOPED_TRACE(name);
            auto values = episode->column(name);
            ASSERT_TRUE(values) << describe(values.error());
            EXPECT_EQ(orrery::name(values->dtype()), column.at("dtype").get<std::string>());
            EXPECT_EQ(values->shape(), column.at("shape").get<Shape>());
            EXPECT_EQ(sha256Hex(std::span(values->data(), values->bytes())), column.at("sha256").get<std::string>());
        }
    }
}

}  // namespace orrery::test
