# Three modules of OpenCV. Debian puts the package file beside all of OpenCV (with VTK and Qt 5), hence the search by hand.
find_path(OPENCV_INCLUDE opencv2/core.hpp PATH_SUFFIXES opencv4 REQUIRED)
add_library(OpenCV::OpenCV INTERFACE IMPORTED)
target_include_directories(OpenCV::OpenCV SYSTEM INTERFACE ${OPENCV_INCLUDE})
foreach(module imgcodecs imgproc core)
  find_library(OPENCV_${module}_LIBRARY opencv_${module} REQUIRED)
  target_link_libraries(OpenCV::OpenCV INTERFACE ${OPENCV_${module}_LIBRARY})
endforeach()
