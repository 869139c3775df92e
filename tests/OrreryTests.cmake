# orrery_gtest(name SOURCES ... LIBRARIES ... [LABELS ...]): one GoogleTest program, one CTest entry.
# Programs run in an empty folder of their own and find data through ORRERY_TEST_DATA, ORRERY_GOLDENS and ORRERY_SHARED.
set(ORRERY_SHARED_DEFAULT ${PROJECT_SOURCE_DIR}/../shared)
set(ORRERY_TEST_TIMEOUT 600 CACHE STRING "Seconds that one test program may take")
function(orrery_test_common name labels)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/${name}.run)
  file(MAKE_DIRECTORY ${folder})
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${folder})
  set_tests_properties(${name} PROPERTIES LABELS "${labels}" TIMEOUT ${ORRERY_TEST_TIMEOUT})
  target_compile_definitions(${name} PRIVATE
    ORRERY_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data" ORRERY_SHARED="${ORRERY_SHARED_DEFAULT}")
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
endfunction()

function(orrery_gtest name)
  cmake_parse_arguments(arg "" "" "SOURCES;LIBRARIES;LABELS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_LIBRARIES} orrery::warnings orrery_test_support GTest::gtest GTest::gtest_main)
  orrery_test_common(${name} "model;${arg_LABELS}")
endfunction()

# orrery_qtest(name SOURCES ... LIBRARIES ...): one Qt Test program, run on the offscreen platform.
# With XVFB, it runs a second time as <name>_xvfb on a virtual screen with a software Vulkan driver.
function(orrery_qtest name)
  cmake_parse_arguments(arg "XVFB" "" "SOURCES;LIBRARIES;LABELS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON)
  target_link_libraries(${name} PRIVATE ${arg_LIBRARIES} orrery::warnings orrery_test_support Qt6::Test)
  orrery_test_common(${name} "window;${arg_LABELS}")
  set_property(TEST ${name} PROPERTY ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8")
  if(arg_XVFB)
    find_program(ORRERY_XVFB_RUN xvfb-run)
    if(ORRERY_XVFB_RUN)
      add_test(NAME ${name}_xvfb COMMAND ${ORRERY_XVFB_RUN} -a -s "-screen 0 1920x1200x24" $<TARGET_FILE:${name}>
               WORKING_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/${name}.run)
      set_tests_properties(${name}_xvfb PROPERTIES LABELS "window;xvfb" TIMEOUT ${ORRERY_TEST_TIMEOUT}
                           ENVIRONMENT "QT_QPA_PLATFORM=xcb;LC_ALL=C.UTF-8" RESOURCE_LOCK screen)
    endif()
  endif()
endfunction()
