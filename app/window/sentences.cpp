#include "app/window/sentences.h"

namespace orrery {

QString sentence(const std::string& clause) {
    QString text = QString::fromStdString(clause);
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text.isEmpty() || text.endsWith(u'.') ? text : text + u'.';
}

}  // namespace orrery
