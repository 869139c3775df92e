#include "model/runtime/frame_store.h"

#include <gtest/gtest.h>

#include "model/runtime/pending.h"
#include "tests/support/fake_dataset.h"

namespace orrery {
namespace {

using test::FakeDataset;

class FrameStoreTest : public testing::Test {
protected:
    std::unique_ptr<FrameStore> open(std::size_t budget = std::size_t{1} << 20) {
        FrameNews news;
        news.frame = [this](std::size_t camera, std::int64_t step, Result<FramePtr> frame) {
            std::scoped_lock lock(mutex);
            if (camera == 0) answered.push_back(step);
            if (step == awaited && camera == 0) last.set(std::move(frame));
        };
        news.thumbnail = [this](std::size_t, std::int64_t step, FramePtr) {
            if (step == awaited) thumbnail.set(true);
        };
        return std::make_unique<FrameStore>(dataset, 0, std::move(news), budget);
    }
    std::shared_ptr<FakeDataset> dataset = std::make_shared<FakeDataset>();
    std::mutex mutex;
    std::vector<std::int64_t> answered;
    std::int64_t awaited = -1;
    Pending<Result<FramePtr>> last;
    Pending<bool> thumbnail;
};

TEST_F(FrameStoreTest, GivesThePictureOfTheRightCameraAndStep) {
    const auto store = open();
    const auto frame = store->get(1, 4, {});
    ASSERT_TRUE(frame);
    EXPECT_EQ((*frame)->rgba[0], 60);
    EXPECT_EQ(store->peek(1, 4), *frame);
    EXPECT_FALSE(store->peek(0, 4));
    EXPECT_TRUE(store->ready(1)[4]);
    EXPECT_EQ(store->cameraOf("observation.images.gripper"), 1u);
    EXPECT_FALSE(store->cameraOf("action"));
}

TEST_F(FrameStoreTest, WhileScrubbingOnlyTheNewestRequestIsDecoded) {
    const auto store = open();
    dataset->state().frames.close();
    awaited = 19;
    store->want(0, 0);
    dataset->state().frames.waitForVisitor();
    for (std::int64_t step = 1; step < 20; ++step) store->want(0, step);
    dataset->state().frames.open();
    ASSERT_TRUE(**last.wait({}));
    std::scoped_lock lock(mutex);
    EXPECT_EQ(answered, (std::vector<std::int64_t>{0, 19}));
}

TEST_F(FrameStoreTest, ABlockedGetEndsWhenAskedToStop) {
    const auto store = open();
    dataset->state().frames.close();
    std::stop_source stop;
    Pending<Result<FramePtr>> got;
    std::jthread waiter([&] { got.set(store->get(0, 3, stop.get_token())); });
    dataset->state().frames.waitForVisitor();
    stop.request_stop();
    const auto result = *got.wait({});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().kind, Error::Kind::Cancelled);
    waiter.join();
}

TEST_F(FrameStoreTest, ABrokenFrameIsRememberedAndTheOthersPlay) {
    dataset->state().brokenSteps = {5};
    const auto store = open();
    EXPECT_FALSE(store->get(0, 5, {}));
    EXPECT_TRUE(store->get(0, 6, {}));
    EXPECT_TRUE(store->get(1, 5, {}));
    ASSERT_TRUE(store->failure(0, 5));
    EXPECT_EQ(store->failure(0, 5)->kind, Error::Kind::Corrupt);
    const int decoded = dataset->state().decoded;
    EXPECT_FALSE(store->get(0, 5, {}));
    EXPECT_EQ(dataset->state().decoded, decoded);
}

TEST_F(FrameStoreTest, StepsOutsideTheEpisodeAreErrors) {
    const auto store = open();
    for (const std::int64_t step : {std::int64_t{-1}, std::int64_t{20}}) {
        const auto frame = store->get(0, step, {});
        ASSERT_FALSE(frame);
        EXPECT_EQ(frame.error().kind, Error::Kind::NotFound);
    }
}

TEST_F(FrameStoreTest, StaysWithinItsBytes) {
    const auto store = open(3 * 256);  // three pictures
    for (std::int64_t step = 0; step < 10; ++step) ASSERT_TRUE(store->get(0, step, {}));
    EXPECT_LE(store->bytes(), 3u * 256);
    EXPECT_TRUE(store->peek(0, 9));
    EXPECT_FALSE(store->peek(0, 0));
}

TEST_F(FrameStoreTest, DecodesAheadInTheDirectionOfPlay) {
    const auto store = open();
    awaited = 10;
    store->want(0, 10, -2);
    last.wait({});
    while (!store->idle()) std::this_thread::yield();
    EXPECT_TRUE(store->peek(0, 8));
    EXPECT_FALSE(store->peek(0, 7));
    EXPECT_FALSE(store->peek(0, 11));
}

TEST_F(FrameStoreTest, ThumbnailsAreSmallAndLetRequestsPass) {
    const auto store = open();
    awaited = 3;
    store->wantThumbnails(0, {1, 2, 3}, 4);
    thumbnail.wait({});
    ASSERT_TRUE(store->thumbnail(0, 3));
    EXPECT_EQ(store->thumbnail(0, 3)->height, 4);
    EXPECT_EQ(store->thumbnail(0, 3)->rgba[0], 15);
    EXPECT_EQ(store->thumbnail(0, 3)->rgba[3], 255);
}

TEST(Shrunk, AveragesBlocksAndKeepsSmallPictures) {
    auto frame = std::make_shared<Frame>();
    frame->width = frame->height = 2;
    frame->rgba = {0, 0, 0, 255, 100, 0, 0, 255, 0, 100, 0, 255, 100, 100, 0, 255};
    EXPECT_EQ(shrunk(frame, 1)->rgba, (std::vector<std::uint8_t>{50, 50, 0, 255}));
    EXPECT_EQ(shrunk(frame, 2), frame);
}

}  // namespace
}  // namespace orrery
