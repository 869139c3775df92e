// Where GR-1's other files are looked for.
#include "model/worlds/gr1/companions.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "tests/support/paths.h"

namespace orrery {
namespace {

namespace fs = std::filesystem;

class CompanionFiles : public testing::Test {
protected:
    void SetUp() override {
        ORRERY_OWNS(test::golden("gr1/tiny"), "goldens/gr1/tiny");
        fs::remove_all("companions");
        for (const char* folder : {"companions/model", "companions/first", "companions/second"}) fs::create_directories(folder);
        setenv("ORRERY_MODELS", "companions/first:companions/second", 1);
        unsetenv("ORRERY_VOCABULARY");
        copy("snapshot_tiny.pt", "model/snapshot.pt");
    }
    void TearDown() override { unsetenv("ORRERY_MODELS"); }
    static void copy(const char* from, const std::string& to) { fs::copy_file(test::golden("gr1/tiny") / from, "companions/" + to); }
    static gr1::Companions found(const LoadOptions& options = {}) { return gr1::findCompanions("companions/model/snapshot.pt", options); }
};

TEST_F(CompanionFiles, AllThatAreMissingAreNamedAtOnceWithTheirPlaces) {
    LoadOptions options;
    options.vocabulary = "none.txt.gz";  // a built program finds its own otherwise
    const std::string text = found(options).missing();
    EXPECT_NE(text.find("ViT-B-32.pt, mae_pretrain_vit_base.pth and none.txt.gz are missing"), std::string::npos) << text;
    for (const char* place : {"the CLIP release", "the MAE release", "the CLIP repository", "ORRERY_MODELS"}) {
        EXPECT_NE(text.find(place), std::string::npos) << place;
    }
    copy("mae_tiny.pth", "model/mae.pth");
    EXPECT_NE(found(options).missing().find("ViT-B-32.pt and none.txt.gz are missing"), std::string::npos) << found(options).missing();
}

TEST_F(CompanionFiles, ByContentTheFirstNameWins) {
    copy("mae_tiny.pth", "model/b.pth");
    copy("mae_tiny.pth", "model/a.pth");
    copy("mae_tiny.pth", "model/c.pth");
    EXPECT_EQ(found().imageModel, "companions/model/a.pth");
    copy("mae_tiny.pth", "model/mae_pretrain_vit_base.pth");
    EXPECT_EQ(found().imageModel, "companions/model/mae_pretrain_vit_base.pth");
}

TEST_F(CompanionFiles, BesideTheModelComesBeforeOtherFoldersAndThoseInTheirOrder) {
    copy("mae_tiny.pth", "second/mae_pretrain_vit_base.pth");
    EXPECT_EQ(found().imageModel, "companions/second/mae_pretrain_vit_base.pth");
    copy("mae_tiny.pth", "first/any.bin");
    EXPECT_EQ(found().imageModel, "companions/first/any.bin");
    copy("mae_tiny.pth", "model/other.bin");
    EXPECT_EQ(found().imageModel, "companions/model/other.bin");
}

TEST_F(CompanionFiles, AFileThatWasGivenAndIsNotThereIsListedAsMissing) {
    LoadOptions options;
    options.textModel = "nowhere.pt";
    EXPECT_FALSE(found(options).listed()[0].found);
    EXPECT_EQ(found(options).listed()[0].file, "nowhere.pt");
    EXPECT_NE(found(options).missing().find("nowhere.pt"), std::string::npos);
}

}  // namespace
}  // namespace orrery
