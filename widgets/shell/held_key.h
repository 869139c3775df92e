#pragma once

#include <QObject>

namespace orrery {

/// Whether a key is down right now, for pairs such as K with L. It only looks on; the key keeps its own meaning.
class HeldKey : public QObject {
    Q_OBJECT
public:
    explicit HeldKey(Qt::Key key, QObject* parent = nullptr);
    bool held() const { return held_; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    Qt::Key key_;
    bool held_ = false;
};

}  // namespace orrery
