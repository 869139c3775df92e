#include "model/text/clip_tokenizer.h"
