#include "model/media/video_reader.h"
