#pragma once

#include <QString>

namespace orrery {

/// Installs the translation of a language code ("en", "zh_CN"; empty: the system's) and tells the theme. Live: widgets get
/// LanguageChange. Gives the code in use.
QString useLanguage(const QString& code);

}  // namespace orrery
