#include "app/window/controllers/cell_texts.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

#include "app/window/sentences.h"

namespace orrery::texts {
namespace {

struct Cells {
    Q_DECLARE_TR_FUNCTIONS(orrery::Cells)
};

QString modelTitle(const Session& session) {
    return session.card() ? QString::fromStdString(session.card()->title) : Cells::tr("The model");
}

void words(CellState& cell, CellStatus status, QString title, QString text = {}, std::vector<CellButton> buttons = {}) {
    cell.frame = nullptr;
    cell.status = status;
    cell.title = std::move(title);
    cell.text = std::move(text);
    cell.buttons = std::move(buttons);
}

QString sentenceOf(const Error& error) {
    const QString message = QString::fromStdString(error.message);
    const QString where = QString::fromStdString(error.where);
    QString text = where.isEmpty() ? message + u'.' : where + QStringLiteral(": ") + message + u'.';
    if (!error.hint.empty()) text += u' ' + QString::fromStdString(error.hint) + u'.';
    return text;
}

/// The cause, what of this camera still plays, and where to go.
void failedPicture(CellState& cell, const CellView& view, QString text) {
    std::vector<CellButton> buttons;
    if (view.pictureBefore && *view.pictureBefore >= 0) {
        text += u' ' + Cells::tr("Steps up to %1 play; the other cameras go on.").arg(*view.pictureBefore);
        buttons.push_back({QStringLiteral("goto:%1").arg(*view.pictureBefore), Cells::tr("Go to %1").arg(*view.pictureBefore)});
    } else if (view.pictureBefore) {
        text += u' ' + Cells::tr("No step before it plays; the other cameras go on.");
    }
    buttons.push_back({QStringLiteral("details"), Cells::tr("Copy details")});
    words(cell, CellStatus::Failed, noPicture(view.step), text, std::move(buttons));
}

void failed(CellState& cell, const CellView& view, const Session& session, Column column) {
    const QString text = sentenceOf(view.error);
    if (column == Column::Truth) {
        failedPicture(cell, view, text);
    } else {
        words(cell, CellStatus::Failed, Cells::tr("No prediction at step %1").arg(view.madeAt), text,
              {{QStringLiteral("predict"), Cells::tr("Try again")}});
    }
    Q_UNUSED(session);
}

}  // namespace

QString recorded() { return Cells::tr("recorded"); }
QString pinned() { return Cells::tr("recorded, pinned"); }
QString noPicture(qint64 step) { return Cells::tr("No picture at step %1").arg(step); }

QString truthNote(const Session& session) {
    if (session.placement() == Placement::LookAhead && session.horizon() > 0) {
        return Cells::tr("recorded, %1 steps ahead").arg(session.horizon());
    }
    return Cells::tr("recorded, at the playhead");
}

std::vector<Choice> placements(const Session& session) {
    return {{static_cast<int>(Placement::MadeAt), Cells::tr("made at −%1").arg(session.horizon())},
            {static_cast<int>(Placement::LookAhead), Cells::tr("look ahead +%1").arg(session.horizon())}};
}

std::vector<Choice> contrasts(const Session& session) {
    const qint64 seen = session.madeAtStep();
    return {{static_cast<int>(Contrast::Seen),
             seen >= 0 ? Cells::tr("contrast of %1").arg(seen) : Cells::tr("contrast of the frame seen")},
            {static_cast<int>(Contrast::Truth), Cells::tr("contrast of the truth")},
            {static_cast<int>(Contrast::Raw), Cells::tr("raw")}};
}

QString predictionSource(const Session& session, const CellView& view) {
    if (view.madeAt < 0) return modelTitle(session);
    return Cells::tr("%1, made at %2").arg(modelTitle(session)).arg(view.madeAt);
}

QString predictionWarning(const Session& session, const CellView& view) {
    QStringList parts;
    if (session.contrast() == Contrast::Truth) parts << Cells::tr("uses the truth");
    if (!session.zeroInputs().isEmpty()) parts << Cells::tr("input missing: zeros");
    if (view.contextUsed > 0 && view.contextUsed < view.contextLength) {
        parts << Cells::tr("context %1 of %2").arg(view.contextUsed).arg(view.contextLength);
    }
    return parts.join(QStringLiteral(", "));
}

QString metric(const FrameMetrics& metrics) {
    const QString mae = QString::number(metrics.mae, 'f', 3);
    if (!std::isfinite(metrics.psnr)) return Cells::tr("MAE %1  equal").arg(mae);
    return Cells::tr("MAE %1  %2 dB").arg(mae, QString::number(metrics.psnr, 'f', 1));
}

QString noHorizon(const Session& session) {
    if (!session.card()) return Cells::tr("Open a checkpoint to see what it expects.");
    if (!session.card()->off.empty()) return sentence(session.card()->off);
    return Cells::tr("%1 predicts no frames.").arg(modelTitle(session));
}

void describe(CellState& cell, const CellView& view, const Session& session, Column column) {
    using State = CellView::State;
    switch (view.state) {
        case State::Ready: cell.status = CellStatus::Ok; return;
        case State::Waiting:
            words(cell, CellStatus::Empty, {});
            cell.pending = true;
            return;
        case State::NotComputed:
            words(cell, CellStatus::Empty, Cells::tr("Not computed yet"), {},
                  {{QStringLiteral("predict"), Cells::tr("Predict from here")}});
            return;
        case State::NoContext:
            words(cell, CellStatus::Empty, Cells::tr("No prediction here"),
                  Cells::tr("%1 needs %2 earlier frames; the first it can make is about step %3.")
                      .arg(modelTitle(session))
                      .arg(view.firstPossible)
                      .arg(view.firstPossible));
            return;
        case State::BeyondEnd:
            words(cell, CellStatus::Empty, Cells::tr("Episode ends at %1").arg(session.length() - 1));
            return;
        case State::Off:
            words(cell, CellStatus::Empty, Cells::tr("Prediction off"), sentence(view.error.message));
            // what the checkpoint itself lacks no input can mend
            if (!session.predictionsOff().isEmpty()) cell.buttons = {{QStringLiteral("mapping"), Cells::tr("Choose the inputs…")}};
            return;
        case State::Failed: failed(cell, view, session, column); return;
        case State::Empty: break;
    }
    if (column == Column::Truth) {
        words(cell, CellStatus::Empty, {});
    } else if (!session.card()) {
        words(cell, CellStatus::Empty, Cells::tr("No prediction here"), Cells::tr("Open a checkpoint that predicts frames."));
    } else if (!session.card()->off.empty()) {
        words(cell, CellStatus::Empty, Cells::tr("Prediction off"), sentence(session.card()->off));
    } else {
        words(cell, CellStatus::Empty, Cells::tr("No prediction here"),
              Cells::tr("%1 predicts nothing for this camera.").arg(modelTitle(session)));
    }
}

void noError(CellState& cell, const Session& session, int step) {
    if (!session.card()) {
        words(cell, CellStatus::Empty, Cells::tr("Nothing to compare yet"),
              Cells::tr("It needs a prediction and the recorded frame of the same step."));
        return;
    }
    const QString text = session.contrast() == Contrast::Raw
                             ? Cells::tr("Raw patches have a scale of their own; choose another contrast to measure.")
                             : step >= 0 ? Cells::tr("It needs truth and prediction at step %1.").arg(step)
                                         : Cells::tr("It needs a prediction and the recorded frame of the same step.");
    words(cell, CellStatus::Empty, Cells::tr("No error to show"), text);
}

}  // namespace orrery::texts
