# orrery_gtest(name SOURCES ... LIBRARIES ... [LABELS ...]): one GoogleTest program, one CTest entry.
# Programs run in an empty folder of their own and find data through ORRERY_TEST_DATA, ORRERY_GOLDENS and ORRERY_SHARED.
set(ORRERY_SHARED_DEFAULT ${PROJECT_SOURCE_DIR}/../shared)
set(ORRERY_TEST_TIMEOUT 600 CACHE STRING "Seconds that one test program may take")
function(orrery_test_program name)
  target_compile_definitions(${name} PRIVATE
    ORRERY_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data" ORRERY_SHARED="${ORRERY_SHARED_DEFAULT}")
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
endfunction()

# orrery_test_entry(entry program labels command...)
function(orrery_test_entry entry program labels)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/${program}.run)
  file(MAKE_DIRECTORY ${folder})
  add_test(NAME ${entry} COMMAND ${ARGN} WORKING_DIRECTORY ${folder})
  set_tests_properties(${entry} PROPERTIES LABELS "${labels}" TIMEOUT ${ORRERY_TEST_TIMEOUT})
endfunction()

function(orrery_gtest name)
  cmake_parse_arguments(arg "" "" "SOURCES;LIBRARIES;LABELS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_LIBRARIES} orrery::warnings orrery_test_support GTest::gtest GTest::gtest_main)
  orrery_test_program(${name})
  orrery_test_entry(${name} ${name} "model;${arg_LABELS}" ${name})
endfunction()

# orrery_qtest(name SOURCES ... LIBRARIES ...): one Qt Test program, run on the offscreen platform.
# With XVFB, it runs a second time as <name>_xvfb on a virtual screen with a software Vulkan driver; with ONLY_XVFB, there alone.
function(orrery_qtest name)
  cmake_parse_arguments(arg "XVFB;ONLY_XVFB" "" "SOURCES;LIBRARIES;LABELS" ${ARGN})
  add_executable(${name} ${arg_SOURCES})
  set_target_properties(${name} PROPERTIES AUTOMOC ON)
  target_link_libraries(${name} PRIVATE ${arg_LIBRARIES} orrery::warnings orrery_test_support Qt6::Test)
  orrery_test_program(${name})
  if(NOT arg_ONLY_XVFB)
    orrery_test_entry(${name} ${name} "window;${arg_LABELS}" ${name})
    set_property(TEST ${name} PROPERTY ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8")
  endif()
  find_program(ORRERY_XVFB_RUN xvfb-run)
  if(ORRERY_XVFB_RUN AND (arg_XVFB OR arg_ONLY_XVFB))
    orrery_test_entry(${name}_xvfb ${name} "window;xvfb" ${ORRERY_XVFB_RUN} -a -s "-screen 0 1920x1200x24" $<TARGET_FILE:${name}>)
    set_tests_properties(${name}_xvfb PROPERTIES ENVIRONMENT "QT_QPA_PLATFORM=xcb;LC_ALL=C.UTF-8" RESOURCE_LOCK screen)
  endif()
endfunction()
