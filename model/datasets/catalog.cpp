#include "model/datasets/catalog.h"
