#include "sample.h"

#include <QPainter>
#include <cmath>

namespace orrery::test {
namespace {

constexpr int kSteps = 419;

Series wave(double phase, double height) {
    Series values;
    for (int step = 0; step < kSteps; ++step) {
        values.push_back(static_cast<float>(height * (std::sin(step / 19.0 + phase) + 0.5 * std::sin(step / 7.0 + 2 * phase))));
    }
    return values;
}

ErrorTrack error() {
    ErrorTrack track{QStringLiteral("Error at +3"), QStringLiteral("MAE, both cameras"), {}, {}, 0};
    for (int step = 0; step < kSteps; ++step) {
        const double bump = 0.03 * std::exp(-std::pow((step - 336) / 4.0, 2)) + 0.02 * std::exp(-std::pow((step - 90) / 6.0, 2));
        track.values.push_back(step < 3 ? std::nanf("") : static_cast<float>(0.015 + 0.006 * std::sin(step / 3.0) + bump));
        track.copyLast.push_back(static_cast<float>(0.035 + 0.03 * std::sin(step / 2.0) * std::sin(step / 31.0)));
    }
    return track;
}

QImage picture(int step) {
    QImage image(64, 36, QImage::Format_RGB32);
    image.fill(QColor::fromHsv(step % 360, 90, 150));
    QPainter painter(&image);
    painter.fillRect(QRect(20 + step % 24, 10, 10, 16), Qt::white);
    return image;
}

}  // namespace

void fill(Timeline& timeline) {
    timeline.setEpisode(kSteps, 15);
    QObject::connect(&timeline, &Timeline::thumbnailsNeeded, &timeline, [&timeline](const QString& camera, const QList<int>& steps) {
        for (const int step : steps) timeline.setThumbnail(camera, step, picture(step));
    });
    timeline.setVideoTracks({{QStringLiteral("exterior_1"), 16.0 / 9, {{{300, 340}, QStringLiteral("file ends early, at step 299")}}}});
    timeline.setInstructions({{{0, 250}, QStringLiteral("Move the pan forward and use the brush in the middle of the plates to brush the inside of the pan")},
                              {{250, kSteps}, QStringLiteral("Put the brush down"), Origin::Edited}});
    timeline.setActions({{QStringLiteral("Δz"), QStringLiteral("m"), wave(0, 0.01), wave(0.1, 0.0105), {}},
                         {QStringLiteral("Δyaw"), QStringLiteral("rad"), wave(1, 0.1), wave(1.1, 0.12), {}}});
    timeline.setGripper({{{96, 150}, {188, 392}}, {{99, 153}, {191, 395}}});
    timeline.setError(error());
    timeline.setLabels({{{8, 62}, QStringLiteral("approach pan")},
                        {{62, 96}, QStringLiteral("grasp")},
                        {{96, 150}, QStringLiteral("move pan forward")},
                        {{150, 188}, QStringLiteral("approach brush"), Origin::Given, SegmentState::Proposed},
                        {{188, 236}, QStringLiteral("grasp brush"), Origin::Given, SegmentState::Proposed},
                        {{236, 392}, QStringLiteral("brush inside of pan"), Origin::Given, SegmentState::Rejected}});
    timeline.setBranches({{QStringLiteral("c"), {}, QStringLiteral("C"), QStringLiteral("gripper kept open"), Origin::Edited, 96, 150},
                          {QStringLiteral("b"), {}, QStringLiteral("B"), {}, Origin::Simulated, 170, 200},
                          {QStringLiteral("a"), {}, QStringLiteral("A"), QStringLiteral("this instruction, 24 steps"), Origin::Imagined, 212, 236, true}});
    timeline.setReady({{0, 260}}, {{150, 300}});
    timeline.setPlayhead(212);
    timeline.setLoop(188, 236);
}

}  // namespace orrery::test
