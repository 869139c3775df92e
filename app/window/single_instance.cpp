#include "app/window/single_instance.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QLocalSocket>
#include <utility>

namespace orrery {
namespace {

constexpr int kWaitMs = 1000;
constexpr qint64 kLargest = 1 << 20;

}  // namespace

SingleInstance::SingleInstance(QString name, QObject* parent) : QObject(parent), name_(std::move(name)) {
    server_.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&server_, &QLocalServer::newConnection, this, &SingleInstance::accept);
}

QString SingleInstance::defaultName() {
    const QByteArray user = QCryptographicHash::hash(QDir::homePath().toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QStringLiteral("orrery-") + QString::fromLatin1(user);
}

bool SingleInstance::handOver(const QStringList& paths) const {
    QLocalSocket socket;
    socket.connectToServer(name_);
    if (!socket.waitForConnected(kWaitMs)) return false;
    QDataStream stream(&socket);
    stream << paths;
    socket.flush();
    // the first window closes the line when it has them
    return socket.state() == QLocalSocket::UnconnectedState || socket.waitForDisconnected(kWaitMs);
}

bool SingleInstance::listen() {
    if (server_.listen(name_)) return true;
    // a crash leaves the name behind; nobody answered handOver()
    QLocalServer::removeServer(name_);
    return server_.listen(name_);
}

void SingleInstance::accept() {
    while (QLocalSocket* socket = server_.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        auto read = [this, socket] {
            if (socket->bytesAvailable() > kLargest) return socket->abort();
            QDataStream stream(socket);
            QStringList paths;
            stream.startTransaction();
            stream >> paths;
            if (!stream.commitTransaction()) return;
            socket->disconnectFromServer();
            Q_EMIT pathsReceived(paths);
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        if (socket->bytesAvailable() > 0) read();
    }
}

}  // namespace orrery
